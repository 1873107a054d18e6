import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCells, mostCells, splitLine } from '../../../functions/compare/row/split-line.ts';
import { encodeGb18030 } from '../../../scripts/bench/feed/encode-gb18030.ts';
import { propertyRun } from '../../support/property-run.ts';

/** Between a first and a last byte that are of other lines. */
function split(line: Buffer, delimiter = ','): string[] | undefined {
  const bytes = Buffer.concat([Buffer.from('"'), line, Buffer.from('"')]);
  const cells = emptyCells(delimiter.charCodeAt(0));
  if (!splitLine(bytes, 1, bytes.length - 1, cells)) return undefined;
  return Array.from({ length: Math.min(cells.count, mostCells) }, (_, at) =>
    bytes.toString('latin1', cells.starts[at], cells.ends[at]),
  );
}

/** Character by character, as RFC 4180 says it. */
function splitNaively(line: string): string[] | undefined {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?:,|$)/.exec(rest);
    const plain = /^([^",]*)(?:,|$)/.exec(rest);
    const cell = rest.startsWith('"') ? quoted : plain;
    if (cell === null) return undefined;
    cells.push((cell[1] ?? '').replaceAll('""', '"'));
    if (!cell[0].endsWith(',') || (rest.startsWith('"') && cell[0].endsWith('"'))) return cells;
    rest = rest.slice(cell[0].length);
  }
}

const trimmed = (cell: string): string => cell.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '');
const bits = fc.constantFrom('"', '"', ',', ',', 'a', ' ', '1', '\t', '-');

describe('the cells of a line', () => {
  it('are those that a parser by characters finds', () => {
    fc.assert(
      fc.property(fc.string({ unit: bits, maxLength: 24 }), (line) => {
        expect(split(Buffer.from(line))).toEqual(splitNaively(line)?.map(trimmed));
      }),
      propertyRun('cells', 3_000),
    );
  });

  it('are what was written, in both encodings', () => {
    const unit = fc.constantFrom('䶮', '𫖯', '张', '伟', '一', '"', ',', 'A', '9', '·', '（');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 6 }), { minLength: 1, maxLength: 6 }), (cells) => {
        const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
        for (const encode of [(text: string) => Buffer.from(text), encodeGb18030])
          expect(split(encode(line))).toEqual(cells.map((cell) => encode(cell).toString('latin1')));
      }),
      propertyRun('encoded cells', 500),
    );
  });

  it.each([
    ['a quote that is not closed', 'a,"b'],
    ['what follows a closed quote', '"a"b,c'],
    ['a quote inside a cell without quotes', 'a"b,c'],
    ['a quote alone', '"'],
  ])('are none with %s', (_, line) => {
    expect(split(Buffer.from(line))).toBeUndefined();
  });

  it('end one behind the most that a header may have', () => {
    const cells = emptyCells(0x2c);
    const line = Buffer.from(','.repeat(100_000));
    expect(splitLine(line, 0, line.length, cells)).toBe(true);
    expect(cells.count).toBe(mostCells + 1);
  });
});
