import type { RegionValidity } from '../../../schemas/region.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Clock } from '../clock.ts';
import { remember } from '../remember.ts';
import { cityOf } from './keys.ts';
import { findOpenCommunities } from './open-communities-store.ts';
import { findPacked } from './pack-communities.ts';
import { findRegion } from './region-store.ts';
import type { Table } from './table.ts';

const cities = 100;
const rememberedSeconds = 300;

/**
 * Finds out whether communities exist, from what is remembered of their city for five minutes. One that is not open there
 * by now is looked up itself, so that nobody is refused for what was remembered, and a merged one is still known as closed.
 */
export function findCommunities(
  table: Table,
  clock: Clock,
): (code: string) => Promise<RegionValidity | undefined> {
  const openOf = remember((city) => findOpenCommunities(table, city), {
    clock,
    most: cities,
    seconds: rememberedSeconds,
  });
  return async (code) => {
    const validFrom = findPacked((await openOf(cityOf(code))) ?? '', code);
    const isOpen = validFrom !== undefined && validFrom <= shanghaiDate(clock());
    return isOpen ? { validFrom } : findRegion(table, code);
  };
}
