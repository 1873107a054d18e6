import type { Region, RegionWithChildren } from '../../schemas/region.ts';
import { isValidOn, regionCode } from '../../schemas/region.ts';
import { notFound } from '../shared/errors.ts';

export interface Regions {
  find(code: string): Promise<Region | undefined>;
  below(code: string): Promise<Region[]>;
}

/**
 * A region with those right below it that exist on a day: what somebody who passes a case on chooses from.
 * @throws RefusedError `not-found`
 */
export async function viewRegion(
  regions: Regions,
  code: string | undefined,
  date: string,
): Promise<RegionWithChildren> {
  const asked = regionCode.safeParse(code);
  if (!asked.success) throw notFound();
  const [region, below] = await Promise.all([regions.find(asked.data), regions.below(asked.data)]);
  if (region === undefined) throw notFound();
  const children = below.filter((child) => isValidOn(child, date)).map(({ code, name }) => ({ code, name }));
  return { region, children };
}
