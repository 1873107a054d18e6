import { Alert, Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { EquipmentImportedRow } from '../../../../schemas/equipment-import.ts';
import { Failure } from '../../shell/failure.tsx';
import { count } from '../../words/numbers.ts';
import { useEquipmentWords } from '../words/use-equipment-words.ts';
import { OutcomeTable } from './outcome-table.tsx';
import type { Parts } from './parts-of.ts';
import { useImport } from './use-import.ts';

interface Given {
  region: string;
  list: Parts;
  names: ReadonlyMap<string, string>;
}

const isDone = ({ outcome }: EquipmentImportedRow) => outcome === 'issued' || outcome === 'replaced';

/** What a list would do, the button that does it, and afterwards what was done. */
export function ImportTried({ region, list: given, names }: Given) {
  const { import: words } = useEquipmentWords();
  // The parts are what is sent again after a failure: they stay the same while this is shown.
  const [list] = useState(given);
  const trial = useImport({ region, isDryRun: true });
  const issue = useImport({ region, isDryRun: false });
  const { mutate: tryOut } = trial;
  useEffect(() => tryOut(list.parts), [tryOut, list]);
  const repeated = list.repeated.map(
    ({ row, columns }): EquipmentImportedRow => ({
      line: row.line,
      outcome: 'invalid',
      errors: columns.map((column) => ({ column, code: 'equipment.repeated', message: words.repeated })),
    }),
  );
  const all = list.parts.reduce((sum, part) => sum + part.length, 0);
  const tried = trial.data;
  const told = issue.data ?? tried;
  const wanted = tried?.filter(isDone).length ?? 0;
  return (
    <>
      {trial.isPending && <Going gone={trial.gone} all={all} said={words.trying} />}
      {trial.error !== null && <Failure error={trial.error} retry={() => tryOut(list.parts)} />}
      {told !== undefined && (
        <>
          {issue.data !== undefined && <Done told={[...issue.data, ...repeated]} />}
          {issue.isPending && <Going gone={issue.gone} all={all} said={words.doing} />}
          {issue.error !== null && <Failure error={issue.error} retry={() => issue.mutate(list.parts)} />}
          {issue.isIdle && wanted > 0 && (
            <p>
              <Button type="primary" onClick={() => issue.mutate(list.parts)}>
                {words.apply(count(wanted))}
              </Button>
            </p>
          )}
          {issue.isIdle && wanted === 0 && <p role="status">{words.nothing}</p>}
          <OutcomeTable list={list} told={[...told, ...repeated]} names={names} />
        </>
      )}
    </>
  );
}

interface GoingGiven {
  gone: number;
  all: number;
  said: (done: string, all: string) => string;
}

function Going({ gone, all, said }: GoingGiven) {
  const id = useId();
  return (
    <p className="feed-progress figures" role="status">
      <progress max={Math.max(1, all)} value={gone} aria-labelledby={id} />
      <span id={id}>{said(count(gone), count(all))}</span>
    </p>
  );
}

/** Nothing is left out in silence: how many lines were not done is said, and which they are stands below. */
function Done({ told }: { told: readonly EquipmentImportedRow[] }) {
  const { import: words } = useEquipmentWords();
  const left = told.filter(({ outcome }) => outcome === 'invalid').length;
  return (
    <Alert
      type={left === 0 ? 'success' : 'warning'}
      showIcon
      role="status"
      title={words.done(count(told.filter(isDone).length))}
      description={left > 0 && words.left(count(left))}
    />
  );
}
