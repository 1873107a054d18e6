import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growingWords, pushWord } from '../../../functions/compare/growing-words.ts';
import {
  buildKeyTable,
  countKeys,
  hasKey,
  type KeyTable,
  referencesOf,
} from '../../../functions/compare/people/key-table.ts';
import { propertyRun } from '../../support/property-run.ts';

type Entry = readonly [high: number, low: number, reference: number];

function tableOf(entries: readonly Entry[]): KeyTable {
  const words = growingWords();
  for (const word of entries.flat()) pushWord(words, word);
  return buildKeyTable(words);
}

/** Few different words, the highest among them, so that keys are near each other, and there more than once. */
const word = fc.constantFrom(0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff);
const entry = fc.tuple(word, fc.oneof(word, fc.nat(5)), fc.nat(6));

describe('a table of keys', () => {
  it('gives for each key what a map gives, whatever the order of the entries', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 300 }), word, word, (entries, high, low) => {
        const table = tableOf(entries);
        expect(countKeys(table)).toBe(new Set(entries.map(([a, b]) => `${a} ${b}`)).size);
        expect(tableOf(entries.toReversed())).toEqual(table);
        for (const [a, b] of [...entries, [high, low] as const]) {
          const expected = entries
            .filter((one) => one[0] === a && one[1] === b)
            .map(([, , reference]) => reference);
          expect(referencesOf(table, a, b)).toEqual(
            [...new Set(expected)].toSorted((one, other) => one - other),
          );
          expect(hasKey(table, a, b)).toBe(expected.length > 0);
        }
      }),
      propertyRun('keys', 300),
    );
  });

  it('holds thousands of entries of one key, as high as keys get', () => {
    const many = Array.from(
      { length: 5_000 },
      (_, reference): Entry => [0xffff_ffff, 0xffff_ffff, reference],
    );
    expect(referencesOf(tableOf(many), 0xffff_ffff, 0xffff_ffff)).toHaveLength(5_000);
  });

  it('takes 16 bytes an entry', () => {
    const entries = Array.from({ length: 60_000 }, (_, n): Entry => [Math.imul(n, 0x9e37_79b1) >>> 0, n, n]);
    expect(tableOf(entries).words.byteLength / 60_000).toBeLessThanOrEqual(16.1);
  });
});
