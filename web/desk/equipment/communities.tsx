import { Button, Input } from 'antd';
import { useState } from 'react';
import type { EquipmentRow } from '../../../schemas/equipment.ts';
import { equipmentViews, hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { CommunityLine } from './community-line.tsx';
import { heldBy, isMeant, rowsOf } from './equipment-of.ts';
import type { EquipmentAddress } from './equipment-screen.tsx';
import { Sums } from './sums.tsx';
import { useTownships } from './use-townships.ts';
import { useEquipmentWords } from './words/use-equipment-words.ts';

interface Given {
  at: EquipmentAddress;
  rows: readonly EquipmentRow[];
}

/** In a county and below: each community with what it has; all, or those that something is the matter with. */
export function Communities({ at, rows }: Given) {
  const words = useEquipmentWords();
  const [find, setFind] = useState('');
  const { shown: _shown, ...list } = at;
  const found = rowsOf(rows, at.only).filter((row) => isMeant(row, find.trim()));
  const equipped = rows.filter((row) => heldBy(row) !== undefined).length;
  return (
    <Block title={words.title} help={words.help}>
      <Sums communities={rows.length} equipped={equipped} />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{words.find}</span>
          <Input type="search" value={find} onChange={(event) => setFind(event.target.value)} />
        </label>
        <Views at={at} rows={rows} />
      </form>
      <Pages key={`${hashOf(list)} ${find}`} at={at} rows={found} />
    </Block>
  );
}

function Views({ at, rows }: Given) {
  const words = useEquipmentWords();
  const { region } = at;
  const view = (only: EquipmentAddress['only'], name: string) => (
    <a
      key={name}
      href={hashOf({ screen: 'equipment', region, ...(only !== undefined && { only }) })}
      aria-current={only === at.only ? 'page' : undefined}
    >
      {name} {count(rowsOf(rows, only).length)}
    </a>
  );
  return (
    <nav className="finding-views figures" aria-label={words.views}>
      {view(undefined, words.all)}
      {equipmentViews.map((only) => view(only, words.view[only]))}
    </nav>
  );
}

const pageSize = 50;

function Pages({ at, rows }: Given) {
  const { more } = useWords();
  const words = useEquipmentWords();
  const [wanted, setWanted] = useState(pageSize);
  if (rows.length === 0)
    return (
      <p className="empty-state" role="status">
        {at.only === undefined ? words.empty : words.emptyView}
      </p>
    );
  const shown = rows.slice(0, wanted);
  return (
    <>
      <Table at={at} rows={shown} />
      <div className="list-foot">
        <p className="soft figures" role="status">
          {words.shown(count(shown.length), count(rows.length))}
        </p>
        {shown.length < rows.length && <Button onClick={() => setWanted(wanted + pageSize)}>{more}</Button>}
      </div>
    </>
  );
}

function Table({ at, rows }: Given) {
  const { title, columns } = useEquipmentWords();
  const townships = useTownships(at.region);
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="sheet-table case-table figures">
        <TableHead
          names={[
            ...[columns.community, columns.state, columns.number, columns.iccid, columns.device],
            ...[columns.since, columns.seen],
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <CommunityLine
              key={row.community}
              at={at}
              row={row}
              township={townships.get(row.community.slice(0, 9))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
