import { levelOf } from '../../../schemas/region.ts';
import { shortName } from '../words/short-name.ts';

export interface Place {
  code: string;
  name: string;
  /** Names from the county down, so that every result says where it is (ux.md). */
  path: string;
}

interface Region {
  region: { code: string; path: string };
  children: readonly { code: string; name: string }[];
}

export type Regions = (code: string) => Promise<Region>;

/** A phone on one bar of signal asks for a few at a time. */
const mostAtOnce = 4;

/** Most results that are shown: beyond them one more character finds faster than scrolling. */
export const mostResults = 40;

function placesOf({ region, children }: Region): Place[] {
  const above = region.path.split('/').slice(2).join(' ');
  return children.map(({ code, name }) => ({ code, name: shortName(name), path: above }));
}

/** All communities of a county: one reading for it and one for each of its townships. */
async function communitiesOf(county: string, regions: Regions): Promise<Place[]> {
  const { children } = await regions(county);
  const places: Place[] = [];
  for (let at = 0; at < children.length; at += mostAtOnce) {
    const some = children.slice(at, at + mostAtOnce);
    const townships = await Promise.all(some.map(({ code }) => regions(code)));
    places.push(...townships.flatMap(placesOf));
  }
  return places;
}

function matches({ name, path }: Place, words: readonly string[]): boolean {
  return words.every((word) => `${path} ${name}`.includes(word));
}

/**
 * What a list of places shows: below a city or the province its children, filtered by the text; in a county or township
 * with a text every community of the county that matches it.
 */
export async function findPlaces(under: string, text: string, regions: Regions): Promise<Place[]> {
  const wanted = text.split(/\s+/).filter((word) => word !== '');
  const level = levelOf(under);
  if (wanted.length > 0 && (level === 'county' || level === 'township')) {
    const all = await communitiesOf(under.slice(0, 6), regions);
    return all.filter((place) => matches(place, wanted)).slice(0, mostResults + 1);
  }
  const here = placesOf(await regions(under));
  return here.filter((place) => matches(place, wanted));
}

/** The region above, as far as a transfer can look: up to the province. */
export function above(code: string): string | undefined {
  const shorter = [9, 6, 4, 2].find((length) => length < code.length);
  return shorter === undefined ? undefined : code.slice(0, shorter);
}
