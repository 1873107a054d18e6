import type { Region } from '../../schemas/region.ts';
import { systemClock } from '../shared/clock.ts';
import { remember } from '../shared/remember.ts';
import { findRegion, findRegionsOf } from '../shared/table/region-store.ts';
import type { Table } from '../shared/table/table.ts';

/** Divisions change a few times a year: a warm function reads each once an hour at most. */
const kept = { clock: systemClock, most: 500, seconds: 3_600 };

export interface RememberedRegions {
  find(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
}

export function rememberRegions(table: Table): RememberedRegions {
  const below = remember((code) => findRegionsOf(table, code), kept);
  return {
    find: remember((code) => findRegion(table, code), kept),
    below: async (code) => (await below(code)) ?? [],
  };
}
