import { customPinyin, pinyin } from 'pinyin-pro';
import type { Readings } from '../../schemas/region-shard.ts';
import { ownReadings } from './own-readings.ts';

customPinyin({ ...ownReadings });

/** The syllables of a name without tones, one for each character; what has no reading stands for itself. */
export function syllablesOf(name: string): string[] {
  return pinyin(name, { toneType: 'none', type: 'array', v: true });
}

/** The reading that each character has most often among the names: what follows from it needs no entry of its own. */
export function usualReadings(names: Iterable<string>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const name of names) {
    const syllables = syllablesOf(name);
    for (const [index, character] of Array.from(name).entries()) {
      const syllable = syllables[index] ?? character;
      const seen = counts.get(character) ?? new Map<string, number>();
      counts.set(character, seen.set(syllable, (seen.get(syllable) ?? 0) + 1));
    }
  }
  const mostOften = (seen: Map<string, number>): string =>
    [...seen].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))[0]?.[0] ?? '';
  return new Map([...counts].map(([character, seen]) => [character, mostOften(seen)]));
}

/** A name's reading when it isn't the usual one of its characters, else nothing. */
export function ownReadingOf(name: string, usual: Map<string, string>): string | undefined {
  const said = syllablesOf(name).join(' ');
  const expected = Array.from(name, (character) => usual.get(character) ?? character).join(' ');
  return said === expected ? undefined : said;
}

/** The usual readings as the form loads them: for each syllable its characters. */
export function readingsFile(usual: Map<string, string>): Readings {
  const file: Readings = {};
  for (const [character, syllable] of [...usual].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (/^[a-z]+$/.test(syllable) && character !== syllable)
      file[syllable] = (file[syllable] ?? '') + character;
  return file;
}
