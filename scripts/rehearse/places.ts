import { readOrigins, readRegions } from '../seed/read-regions.ts';
import type { Chance } from './chance.ts';

/** A county with its communities, by township. */
export interface County {
  code: string;
  townships: readonly (readonly string[])[];
  /** How many communities it has. */
  size: number;
}

/** The counties of a region, or the one that it lies in, with those of its communities that lie in the region. */
export function countiesOf(region: string): County[] {
  const communities = Array.from(readRegions(), ({ code }) => code).filter(
    (code) => code.length === 12 && code.startsWith(region),
  );
  const byCounty = Map.groupBy(communities, (code) => code.slice(0, 6));
  return [...byCounty].map(([code, own]) => ({
    code,
    townships: [...Map.groupBy(own, (community) => community.slice(0, 9)).values()],
    size: own.length,
  }));
}

/**
 * How many declarations each county gets, exactly `total` in all. There is no count of residents here: a county, and in it a
 * township, has as many travellers as it has communities.
 */
export function shareOut(total: number, counties: readonly County[]): number[] {
  const all = counties.reduce((sum, { size }) => sum + size, 0);
  let [given, before] = [0, 0];
  return counties.map(({ size }) => {
    before += size;
    const upTo = Math.round((total * before) / all);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

/** A community of a county; those named first in a township lie in its centre and have more travellers. */
export function pickCommunity({ townships }: County, chance: Chance): string {
  const township = chance.weighed(townships.map((own) => [own, own.length] as const));
  return township[Math.floor(township.length * chance.part() ** 1.5)] ?? '';
}

/** Another community for somebody who ends up elsewhere: mostly of the same township. */
export function pickElsewhere(county: County, from: string, chance: Chance): string | undefined {
  const township = county.townships.find(([first = '']) => first.startsWith(from.slice(0, 9))) ?? [];
  const near = township.length > 1 && chance.is(0.7) ? township : county.townships.flat();
  const others = near.filter((code) => code !== from);
  return others.length === 0 ? undefined : chance.pick(others);
}

let counties: Map<string, string[]> | undefined;

/** The codes of a province's counties. */
export function countiesOfProvince(province: string): readonly string[] {
  counties ??= Map.groupBy(
    Array.from(readOrigins(), ({ code }) => code).filter(({ length }) => length === 6),
    (code) => code.slice(0, 2),
  );
  return counties.get(province) ?? [`${province}0000`];
}
