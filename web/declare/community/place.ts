import type { CountyShard } from '../../../schemas/region-shard.ts';

/** A community as the form offers it: always with its whole path, because names repeat (36,333 names for 52,378). */
export interface Place {
  code: string;
  name: string;
  township: string;
  /** Names from the city down to the community, joined by `/`. */
  path: string;
  reading?: string;
}

/** A county with the names above its communities. */
export interface County {
  code: string;
  name: string;
  city: string;
}

/** All communities of a county. */
export function placesOf(county: County, shard: CountyShard): Place[] {
  return shard.flatMap(([townshipCode, township, communities]) =>
    communities.map(([code, name, reading]) => ({
      code: county.code + townshipCode + code,
      name,
      township,
      path: [county.city, county.name, township, name].join('/'),
      ...(reading === undefined ? {} : { reading }),
    })),
  );
}

/** Lines of the statistical divisions that nobody says. */
const unspoken = new Set(['河南省', '省直辖县级行政区划', '市辖区']);

/** A path as people read it. */
export function spokenPath(path: string): string {
  return path
    .split('/')
    .filter((name) => !unspoken.has(name))
    .join(' › ');
}
