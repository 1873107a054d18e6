import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineBits, pushTrace, type RowClass, traceWords } from '../../../functions/compare/chunk-rows.ts';
import { groupOf, groupTraces } from '../../../functions/compare/group-traces.ts';
import { growingWords, wordsOf } from '../../../functions/compare/growing-words.ts';
import { findRepetitions } from '../../../functions/compare/reconcile/find-repetitions.ts';
import { propertyRun } from '../../support/property-run.ts';

const aTrace = fc.record({
  high: fc.constantFrom(0, 1, 0x0100_0000, 0xff00_0000, 0xffff_ffff),
  low: fc.constantFrom(0, 7, 0xffff_ffff),
  facts: fc.constantFrom(1, 1, 1, 2),
  class: fc.constantFrom<RowClass>(0, 1, 2, 3),
});
type ATrace = typeof aTrace extends fc.Arbitrary<infer One> ? One : never;

function tracesOf(rows: readonly ATrace[]): Uint32Array {
  const traces = growingWords(1);
  for (const [line, row] of rows.entries()) pushTrace(traces, row, row.class, line);
  return groupTraces(wordsOf(traces));
}

function tallyOf(rows: readonly ATrace[]) {
  const nothing = { from: 0, to: 0, begins: 0, ends: 0, lines: 0, rows: 0, rejections: new Uint32Array() };
  return { ...nothing, traces: tracesOf(rows) };
}

describe('rows of the same key', () => {
  it('are those that comparing all with all gives', () => {
    fc.assert(
      fc.property(fc.array(fc.array(aTrace, { maxLength: 12 }), { maxLength: 5 }), (chunks) => {
        const all = chunks.flatMap((rows, chunk) => rows.map((row, line) => ({ ...row, chunk, line })));
        const expected = all.flatMap(({ high, low, class: of, chunk, line }) => {
          const same = all.filter((other) => other.high === high && other.low === low);
          const isConflict = new Set(same.map(({ facts }) => facts)).size > 1;
          const isFirst = same[0]?.chunk === chunk && same[0].line === line;
          return isFirst && !isConflict ? [] : [{ chunk, line, class: of, isConflict }];
        });
        const byPlace = <One extends { chunk: number; line: number }>(list: One[]): One[] =>
          list.toSorted((a, b) => a.chunk - b.chunk || a.line - b.line);
        expect(byPlace(findRepetitions(chunks.map(tallyOf)))).toEqual(byPlace(expected));
      }),
      propertyRun('repetitions', 500),
    );
  });

  it('lie together in the traces of a chunk, in their order, none lost', () => {
    fc.assert(
      fc.property(fc.array(aTrace, { maxLength: 40 }), (rows) => {
        const traces = tracesOf(rows);
        const lines = Array.from({ length: traces.length / traceWords }, (_, at) => {
          const [high = 0, , , last = 0] = traces.subarray(at * traceWords);
          return { group: groupOf(high), line: last & ((1 << lineBits) - 1) };
        });
        expect(lines).toEqual(lines.toSorted((a, b) => a.group - b.group || a.line - b.line));
        expect(new Set(lines.map(({ line }) => line)).size).toBe(rows.length);
      }),
      propertyRun('groups', 200),
    );
  });
});
