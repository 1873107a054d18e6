import type { Readings } from '../../../schemas/region-shard.ts';

/** Which syllable a character is usually read as. */
export type SyllableOf = ReadonlyMap<string, string>;

export function syllableTable(readings: Readings): SyllableOf {
  const table = new Map<string, string>();
  for (const [syllable, characters] of Object.entries(readings))
    for (const character of characters) table.set(character, syllable);
  return table;
}

/** The syllables of a name: its own reading, or the usual one of each character. */
export function syllablesOf(name: string, reading: string | undefined, usual: SyllableOf): string[] {
  return reading?.split(' ') ?? Array.from(name, (character) => usual.get(character) ?? character);
}

const never = Number.POSITIVE_INFINITY;

/**
 * How many syllables from `at` on the letters only begin: `tiyu` spells 体育 whole, `tiy` begins one, `ty` two. Letters
 * that don't spell what stands there never do.
 */
function begunIn(letters: string, syllables: readonly string[], at: number): number {
  if (letters === '') return 0;
  const syllable = syllables[at];
  if (syllable === undefined) return never;
  let fewest = never;
  for (let length = Math.min(letters.length, syllable.length); length > 0; length--)
    if (syllable.startsWith(letters.slice(0, length))) {
      const begun = length === syllable.length ? 0 : 1;
      fewest = Math.min(fewest, begun + begunIn(letters.slice(length), syllables, at + 1));
    }
  return fewest;
}

/** How well letters spell a part of a name: 0 the name's first syllables whole; nothing when they don't spell it. */
export function spelling(letters: string, syllables: readonly string[]): number | undefined {
  let best = never;
  for (let at = 0; at < syllables.length; at++) {
    // Most names are passed over by their first letters alone: the province is searched while somebody types.
    if (syllables[at]?.charAt(0) !== letters.charAt(0)) continue;
    best = Math.min(best, at + 20 * begunIn(letters, syllables, at));
  }
  return best === never ? undefined : best;
}
