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
  return (await findEntered(needs, code, date)).sums;
}

/** What a county entered, and what it is called. */
export type NamedCapacity = Capacity & Pick<Region, 'name'>;

/** The same, with what each county entered. */
export async function findEntered(
  needs: CapacityNeeds,
  code: string,
  date: string,
): Promise<{ sums: Capacities; entered: NamedCapacity[] }> {
  const region = await needs.find(code);
  if (region === undefined) throw notFound();
  const [counties, entries] = await Promise.all([countiesOf(needs, region, date), needs.entered(code)]);
  const counted = entries.flatMap((entry) => {
    const county = counties.get(entry.region);
    return county === undefined ? [] : [{ ...entry, name: county.name }];
  });
  const sum = (of: (entry: Capacity) => number) => counted.reduce((total, entry) => total + of(entry), 0);
  const sums: Capacities = {
    region: code,
    quarantinePlaces: sum(({ quarantinePlaces }) => quarantinePlaces),
    testsADay: sum(({ testsADay }) => testsADay),
    counties: counted.length,
    countiesInAll: counties.size,
  };
  return { sums, entered: counted };
}

/** Whether a region is made of counties, or is one. */
export function hasCounties(code: string): boolean {
  const level = levelOf(code);
  return level === 'province' || level === 'city' || level === 'county';
}

async function countiesOf(
  needs: Pick<CapacityNeeds, 'below'>,
  region: Region,
  date: string,
): Promise<Map<string, Region>> {
  if (!isValidOn(region, date)) return new Map();
  if (levelOf(region.code) === 'county') return new Map([[region.code, region]]);
  const below = await needs.below(region.code);
  const deeper = await Promise.all(below.map((child) => countiesOf(needs, child, date)));
  return new Map(deeper.flatMap((counties) => [...counties]));
}
