import type { Capacities, Capacity } from '../../../schemas/capacity.ts';
import { isValidOn, levelOf, type Region } from '../../../schemas/region.ts';
import { notFound } from '../errors.ts';

export interface CapacityNeeds {
  find(region: string): Promise<Region | undefined>;
  below(region: string): Promise<readonly Region[]>;
  /** What the counties of a region entered last. */
  entered(region: string): Promise<readonly Capacity[]>;
}

/**
 * What the counties of a region have together, and how many of them have said so (requirements D9): a sum over some says so.
 * Counties that were merged or closed count no more.
 * @throws RefusedError `not-found` for a region that does not exist.
 */
export async function sumCapacities(needs: CapacityNeeds, code: string, date: string): Promise<Capacities> {
  const region = await needs.find(code);
  if (region === undefined) throw notFound();
  const [counties, entries] = await Promise.all([countiesOf(needs, region, date), needs.entered(code)]);
  const counted = entries.filter((entry) => counties.has(entry.region));
  const sum = (of: (entry: Capacity) => number) => counted.reduce((total, entry) => total + of(entry), 0);
  return {
    region: code,
    quarantinePlaces: sum(({ quarantinePlaces }) => quarantinePlaces),
    testsADay: sum(({ testsADay }) => testsADay),
    counties: counted.length,
    countiesInAll: counties.size,
  };
}

/** Whether a region is made of counties, or is one. */
export function hasCounties(code: string): boolean {
  const level = levelOf(code);
  return level === 'province' || level === 'city' || level === 'county';
}

async function countiesOf(needs: CapacityNeeds, region: Region, date: string): Promise<Set<string>> {
  if (!isValidOn(region, date)) return new Set();
  if (levelOf(region.code) === 'county') return new Set([region.code]);
  const below = await needs.below(region.code);
  const deeper = await Promise.all(below.map((child) => countiesOf(needs, child, date)));
  return new Set(deeper.flatMap((codes) => [...codes]));
}
