import { type SyllableOf, spelling, syllablesOf } from './match-pinyin.ts';
import type { Place } from './place.ts';

export interface Found {
  place: Place;
  /** Smaller is better: where in the name the words stand, then how much else the name has. */
  rank: number;
}

/** What stands above the name only counts less than any place in it. */
const inPath = 1_000;

const isLatin = (text: string): boolean => /^[a-z']+$/.test(text);

/** Words as they are compared: plain width, small letters, no apostrophes. */
function wordsOf(query: string): string[] {
  return query
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll("'", '')
    .split(/[\s/›,，、]+/)
    .filter((word) => word !== '');
}

function rankOf(word: string, place: Place, usual: SyllableOf): number | undefined {
  if (isLatin(word)) {
    const own = spelling(word, syllablesOf(place.name, place.reading, usual));
    if (own !== undefined) return own;
    const above = spelling(word, syllablesOf(place.township, undefined, usual));
    return above === undefined ? undefined : above + inPath;
  }
  const at = place.name.indexOf(word);
  if (at >= 0) return at;
  return place.path.includes(word) ? inPath : undefined;
}

/**
 * The communities that a part of a name, its pinyin or its initials could mean, best first; several words must all
 * apply, to the name or to what lies above it. A scan of the whole province takes a few milliseconds.
 */
export function search(query: string, places: readonly Place[], usual: SyllableOf, limit = 30): Place[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const found: Found[] = [];
  for (const place of places) {
    const ranks = words.map((word) => rankOf(word, place, usual));
    if (ranks.includes(undefined)) continue;
    const rank = ranks.reduce<number>((sum, own) => sum + (own ?? 0) * 10, place.name.length);
    found.push({ place, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank || (a.place.code < b.place.code ? -1 : 1))
    .slice(0, limit)
    .map(({ place }) => place);
}

/** Whether a query needs the table of readings. */
export function needsReadings(query: string): boolean {
  return wordsOf(query).some(isLatin);
}
