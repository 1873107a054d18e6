import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { decideConflict, findConflict, undecideConflict } from '../../shared/table/city-conflict-store.ts';
import type { DeclarationSources } from '../../shared/table/declaration-store.ts';
import type { ConflictNeeds } from './decide-conflict.ts';
import { openImport } from './import-adapter.ts';
import { settleRow } from './settle-row.ts';
import { takeRow } from './take-row.ts';

/** What deciding conflicts of a city needs. */
export function openDeciding(sources: DeclarationSources, city: string, now: Date): ConflictNeeds {
  const needs = openImport(sources);
  return {
    find: (id) => findConflict(sources, city, id),
    decide: ({ conflict: { id } }, decision) =>
      // Its retention day may be moved in between.
      againWhenRaced(async () => {
        const found = await findConflict(sources, city, id);
        if (found === undefined || found.conflict.decision !== undefined) return false;
        return (await decideConflict(sources, found, decision)) || undefined;
      }),
    undecide: (id, decision) => undecideConflict(sources, { city, id }, decision),
    insist: (row, from) => takeRow(needs, row, { from: { city, ...from }, now, insists: true }),
    settle: (row) => settleRow(needs, city, row),
  };
}
