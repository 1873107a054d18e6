import { Button } from 'antd';
import { useState } from 'react';
import {
  type EquipmentImportedRow,
  type EquipmentImportOutcome,
  type EquipmentImportRow,
  equipmentImportOutcome,
} from '../../../../schemas/equipment-import.ts';
import { TableHead } from '../../shell/table-head.tsx';
import { count } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { useEquipmentWords } from '../words/use-equipment-words.ts';
import type { Parts } from './parts-of.ts';

interface Given {
  list: Parts;
  told: readonly EquipmentImportedRow[];
  names: ReadonlyMap<string, string>;
}

const rank: Readonly<Record<EquipmentImportOutcome, number>> = {
  invalid: 0,
  replaced: 1,
  issued: 2,
  unchanged: 3,
};
const marks: Readonly<Record<EquipmentImportOutcome, string>> = {
  invalid: 'mark mark-action',
  replaced: 'mark mark-waiting',
  issued: 'mark mark-done',
  unchanged: 'mark',
};
const pageSize = 100;

/** Line by line what a file does: those that are wrong first, then what takes over from another, then what is new. */
export function OutcomeTable({ list, told, names }: Given) {
  const { more } = useWords();
  const { import: words } = useEquipmentWords();
  const [wanted, setWanted] = useState(pageSize);
  const rows = new Map(
    [...list.parts.flat(), ...list.repeated.map(({ row }) => row)].map((row) => [row.line, row]),
  );
  const lines = [...told].sort(
    (one, other) => rank[one.outcome] - rank[other.outcome] || one.line - other.line,
  );
  const { headings } = words;
  return (
    <>
      <Summary told={told} />
      <div className="table-scroll area-preview" tabIndex={0} role="group" aria-label={words.result}>
        <table className="sheet-table figures">
          <TableHead
            names={[
              ...[words.line, words.outcome, headings.community, headings.number],
              ...[headings.iccid, headings.imei, headings.model],
            ]}
          />
          <tbody>
            {lines.slice(0, wanted).map((line) => (
              <OutcomeLine key={line.line} told={line} row={rows.get(line.line)} names={names} />
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > wanted && (
        <p>
          <Button onClick={() => setWanted(wanted + pageSize)}>{more}</Button>
        </p>
      )}
    </>
  );
}

function Summary({ told }: Pick<Given, 'told'>) {
  const { import: words } = useEquipmentWords();
  const counts = equipmentImportOutcome.options.flatMap((outcome) => {
    const lines = told.filter((row) => row.outcome === outcome).length;
    return lines === 0 ? [] : [words.count(words.outcomes[outcome], count(lines))];
  });
  return <p className="figures">{[words.summary(count(told.length)), ...counts].join(' · ')}</p>;
}

interface LineGiven extends Pick<Given, 'names'> {
  told: EquipmentImportedRow;
  row: EquipmentImportRow | undefined;
}

function OutcomeLine({ told: { line, outcome, errors = [] }, row, names }: LineGiven) {
  const { import: words } = useEquipmentWords();
  const community = row?.community ?? '';
  const name = names.get(community);
  return (
    <tr>
      <td className="number">{line}</td>
      <td>
        <span className={marks[outcome]}>{words.outcomes[outcome]}</span>
        {errors.map(({ column, message }) => (
          <div key={column} className="form-wrong small">
            {words.wrong(words.headings[column], message)}
          </div>
        ))}
      </td>
      <td>
        {name} <span className={name === undefined ? 'nowrap' : 'nowrap soft small'}>{community}</span>
      </td>
      <td className="nowrap">{row?.number}</td>
      <td className="nowrap">{row?.iccid}</td>
      <td className="nowrap">{row?.imei}</td>
      <td>{row?.model}</td>
    </tr>
  );
}
