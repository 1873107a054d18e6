import { partitionKey } from '../../functions/shared/table/shape.ts';
import { visitTallies } from '../../functions/shared/table/tallies-codec.ts';
import { readTallyRow, type TallyRow, writeTallyRow } from '../../functions/shared/table/tally-row-store.ts';
import { textOf } from '../../functions/shared/table/values.ts';
import { addTallies, rowsOf } from '../../functions/statistics/add-rows.ts';
import type { EngineFile } from '../seed/engine-file.ts';
import { type EngineRow, engineRowOf, readItem } from '../seed/engine-row.ts';
import type { Prepared } from './prepare-party.ts';

/** The rows that parties make where there are none yet, by the rule that carries the journal. No carry has written them. */
export function figureRowsOf(parties: readonly Prepared[]): EngineRow[] {
  const records = parties.map(({ tallies }) => (visit: Parameters<typeof visitTallies>[1]) => {
    visitTallies(tallies, visit);
  });
  return [...rowsOf(records)].flat().map((row) => engineRowOf(writeTallyRow({ ...row, carry: 0 })));
}

/** Adds a row to what stands in its place. */
export function addFigureRow(file: EngineFile, row: EngineRow): void {
  const added = readItem(row.item);
  const stored = file.get(added);
  if (stored === undefined) {
    file.putRow(row);
    return;
  }
  const parent = (textOf(added, partitionKey) ?? '').slice(2);
  const [held, adding] = [stored, added].map((item) => readTallyRow(parent, item)) as [TallyRow, TallyRow];
  file.put(writeTallyRow({ ...held, tallies: addTallies(held.tallies, adding.tallies) }));
}
