import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionOf, readEntry, writeEntry } from '../../functions/shared/table/journal-codec.ts';
import { openPacker, openUnpacker } from '../../functions/shared/table/packed-numbers.ts';
import { packTallies, readTallies } from '../../functions/shared/table/tallies-codec.ts';
import { inOrder, someTallies } from './some-tallies.ts';

describe('packed numbers', () => {
  it('are read as they were written, in their order', () => {
    const numbers = fc.array(fc.maxSafeNat());
    fc.assert(
      fc.property(numbers, fc.array(fc.integer()), fc.array(fc.string()), (whole, signed, texts) => {
        const packer = openPacker();
        for (const value of whole) packer.number(value);
        for (const value of signed) packer.signed(value);
        for (const value of texts) packer.text(value);
        const unpacker = openUnpacker(packer.done());
        expect(whole.map(() => unpacker.number())).toEqual(whole);
        expect(signed.map(() => unpacker.signed())).toEqual(signed.map((value) => value + 0));
        expect(texts.map(() => unpacker.text())).toEqual(texts);
        expect(unpacker.isAtEnd()).toBe(true);
      }),
    );
  });

  it('that end too early are refused, and nothing is invented', () => {
    const packer = openPacker();
    packer.text('河南');
    const written = packer.done();
    expect(() => openUnpacker(written.subarray(0, 3)).text()).toThrow(RangeError);
    expect(() => openUnpacker(Uint8Array.of(200)).number()).toThrow(RangeError);
  });
});

describe('packed tallies', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(someTallies, (tallies) => {
        expect(inOrder(readTallies(packTallies(tallies)))).toEqual(inOrder(tallies));
      }),
    );
  });

  it('of a key that is not known are refused', () => {
    const packer = openPacker();
    for (const value of [410105001001, 1]) packer.number(value);
    packer.signed(0);
    for (const value of [1, 9_999]) packer.number(value);
    packer.signed(1);
    expect(() => readTallies(packer.done())).toThrow(RangeError);
  });
});

describe('an entry of the journal', () => {
  const records = fc
    .array(
      fc.record({
        step: fc.bigInt({ min: 1n, max: 10n ** 30n }),
        tallies: someTallies,
        at: fc.integer({ min: 0, max: 2e12 }),
      }),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    .map((given) => {
      let seq = 0n;
      return given.map(({ step, tallies, at }) => {
        seq += step;
        return {
          seq: positionOf(String(seq)),
          at: new Date(at).toISOString(),
          tallies: packTallies(tallies),
        };
      });
    });

  it('is read as it was written, numbers of 40 digits too', () => {
    fc.assert(
      fc.property(records, (written) => {
        const read = readEntry(writeEntry(written));
        expect(read.map(({ seq, at }) => ({ seq, at }))).toEqual(written.map(({ seq, at }) => ({ seq, at })));
        expect(read.map(({ tallies }) => readTallies(tallies))).toEqual(
          written.map(({ tallies }) => readTallies(tallies)),
        );
      }),
    );
  });

  it('of another version is refused', () => {
    expect(() => readEntry(Uint8Array.of(9, 1, 2))).toThrow(RangeError);
  });
});
