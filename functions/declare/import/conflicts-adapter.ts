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
    decide: async ({ conflict: { id } }, decision) => {
      const found = await findConflict(sources, city, id);
      return found !== undefined && decideConflict(sources, found, decision);
    },
    undecide: (id, decision) => undecideConflict(sources, { city, id }, decision),
    insist: (row, from) => takeRow(needs, row, { from: { city, ...from }, now, insists: true }),
    settle: (row) => settleRow(needs, city, row),
  };
}
