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

/** Whether letters spell syllables from `at` on, each whole or begun: `tiyu`, `ty`, `tiy` all spell 体育. */
function spells(letters: string, syllables: readonly string[], at: number): boolean {
  if (letters === '') return true;
  const syllable = syllables[at];
  if (syllable === undefined) return false;
  for (let length = Math.min(letters.length, syllable.length); length > 0; length--)
    if (syllable.startsWith(letters.slice(0, length)) && spells(letters.slice(length), syllables, at + 1))
      return true;
  return false;
}

/** From which syllable on the letters spell the name; -1 when nowhere. */
export function spelledFrom(letters: string, syllables: readonly string[]): number {
  return syllables.findIndex((_, at) => spells(letters, syllables, at));
}
