import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRanges } from '../../../functions/compare/file/cut-ranges.ts';
import { longestLine, readLines } from '../../../functions/compare/file/read-lines.ts';
import { propertyRun } from '../../support/property-run.ts';
import { sourceOf } from '../a-feed.ts';

/** What is taken of the ranges of a file, one after the other, with where each says that its lines lie. */
async function takeLines(bytes: Buffer, rowsFrom: number, cut: number) {
  const taken: string[] = [];
  const spans = [];
  const regions: string[] = [];
  for (const range of cutRanges({ rowsFrom, size: bytes.length }, cut))
    spans.push(
      await readLines(sourceOf(bytes), range, {
        region: (buffer, from, to) => regions.push(buffer.toString('latin1', from, to)),
        line: (buffer, from, to) => taken.push(buffer.toString('latin1', from, to)),
        unended: (buffer, from, to) => taken.push(`${buffer.toString('latin1', from, to)}…`),
        long: () => taken.push('long'),
      }),
    );
  return { taken, spans: spans.filter(({ begins, ends }) => begins < ends), regions };
}

function linesNaively(text: string): string[] {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const told = lines.map((line) => (line.length > longestLine ? 'long' : line.replace(/\r$/, '')));
  if (rest.length > longestLine) told.push('long');
  else if (rest !== '') told.push(`${rest.replace(/\r$/, '')}…`);
  return told;
}

const header = 'head\n';
const short = fc.string({ unit: fc.constantFrom('a', ',', '\r', '\n', '\n'), maxLength: 60 });
/** Longer than a block, or about as long as a line may be. */
const long = fc
  .constantFrom(longestLine - 1, longestLine, longestLine + 1, 1_200_000)
  .map((length) => 'x'.repeat(length));

describe('the lines of a file', () => {
  it('are each taken once, whatever the ranges', async () => {
    await fc.assert(
      fc.asyncProperty(short, fc.integer({ min: 1, max: 70 }), async (rows, cut) => {
        const { taken, spans } = await takeLines(Buffer.from(header + rows), header.length, cut);
        expect(taken).toEqual(linesNaively(rows));
        const ends = [header.length, ...spans.map(({ ends }) => ends)];
        expect(spans.map(({ begins }) => begins)).toEqual(ends.slice(0, -1));
        expect(ends.at(-1)).toBe(header.length + rows.length);
      }),
      propertyRun('lines', 1_000),
    );
  });

  it('may be longer than what is held of them', async () => {
    const parts = fc.array(fc.oneof(short, long), { maxLength: 5 }).map((some) => some.join('\n'));
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 40_000, max: 3_000_000 }), async (rows, cut) => {
        const { taken, regions } = await takeLines(Buffer.from(header + rows), header.length, cut);
        expect(taken).toEqual(linesNaively(rows));
        for (const region of regions) expect(region.endsWith('\n')).toBe(true);
      }),
      propertyRun('long lines', 60),
    );
  });

  it('of 10 million characters is one long line, of which nothing is held', async () => {
    const size = 30_000_000;
    let most = 0;
    const source = {
      size,
      read: (from: number, to: number) => {
        most = Math.max(most, to - from);
        const block = Buffer.alloc(to - from, 0xe4);
        if (to === size) block[block.length - 1] = 0x0a;
        return Promise.resolve(block);
      },
    };
    const taken: string[] = [];
    const take = (what: string) => () => taken.push(what);
    const taker = {
      region: take('region'),
      line: take('line'),
      unended: take('unended'),
      long: take('long'),
    };
    const spans = [];
    for (const range of cutRanges({ rowsFrom: 0, size }, 8_000_000))
      spans.push(await readLines(source, range, taker));
    expect(taken).toEqual(['long']);
    expect(spans.filter(({ begins, ends }) => begins < ends)).toEqual([{ begins: 0, ends: size }]);
    expect(most).toBeLessThanOrEqual(1 << 20);
  });

  it('are not those of a file that has become shorter', async () => {
    const source = { size: 100, read: () => Promise.resolve(Buffer.alloc(0)) };
    const nothing = () => undefined;
    const taker = { region: nothing, line: nothing, unended: nothing, long: nothing };
    await expect(readLines(source, { from: 10, to: 100 }, taker)).rejects.toThrow('ends before its size');
  });
});

describe('ranges', () => {
  it('follow each other to the end, and there are none of no rows', () => {
    expect(cutRanges({ rowsFrom: 5, size: 12 }, 3)).toEqual([
      { from: 5, to: 8 },
      { from: 8, to: 11 },
      { from: 11, to: 12 },
    ]);
    expect(cutRanges({ rowsFrom: 5, size: 5 }, 3)).toEqual([]);
    expect(() => cutRanges({ rowsFrom: 0, size: 5 }, 0)).toThrow(RangeError);
  });
});
