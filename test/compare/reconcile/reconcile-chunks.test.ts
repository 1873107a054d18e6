import { describe, expect, it } from 'vitest';
import type { ChunkTally } from '../../../functions/compare/compare-chunk.ts';
import { UnreconciledError } from '../../../functions/compare/reconcile/check-coverage.ts';
import { reconcileChunks } from '../../../functions/compare/reconcile/reconcile-chunks.ts';
import { readTally, writeTally } from '../../../functions/compare/tally-bytes.ts';
import { aDocument, aTripOf, compareChunks, compareWhole } from '../a-feed.ts';

const header = '证件号码,采样时间,检测结果,结果时间';
const row = (n: number): string => `${aDocument(n)},2026-01-20 08:00,阴性,2026-01-20 20:00`;
const file = Buffer.from([header, ...Array.from({ length: 40 }, (_, n) => row(n)), 'wrong', ''].join('\n'));
const { layout, chunks } = await compareChunks(file, { trips: [aTripOf(1)], cut: 300 });
const tallies = chunks.map(({ tally }) => tally);

const reconcile = (given: readonly ChunkTally[]) => reconcileChunks({ layout, tallies: given, manifest: {} });
const changed = (at: number, change: Partial<ChunkTally>): ChunkTally[] =>
  tallies.map((tally, index) => (index === at ? { ...tally, ...change } : tally));

describe('the rows of all chunks', () => {
  it('add up, in whatever order the chunks come', () => {
    const whole = reconcile(tallies);
    expect(whole).toMatchObject({ counts: { rows: 41, matched: 1, dropped: 39, rejected: 1 } });
    expect(reconcile(tallies.toReversed())).toEqual(whole);
  });

  it.each<[string, () => ChunkTally[], string]>([
    ['a chunk is missing', () => tallies.filter((_, at) => at !== 3), 'difference 300'],
    ['the last chunk is missing', () => tallies.slice(0, -1), 'the chunks end with the file'],
    ['a chunk came twice', () => [...tallies, ...tallies.slice(2, 3)], 'difference -300'],
    ['no chunk came', () => [], 'the chunks end with the file'],
    ['a chunk lost rows', () => changed(2, { rows: (tallies[2]?.rows ?? 0) + 2 }), 'difference -2'],
    [
      'a chunk lost traces',
      () => changed(2, { traces: tallies[2]?.traces.slice(4) ?? new Uint32Array() }),
      'difference -1',
    ],
    ['a chunk rejected what it kept', () => changed(2, { rejections: Uint32Array.of(0, 0) }), 'difference 1'],
    [
      'a chunk left out a line',
      () => changed(2, { begins: (tallies[2]?.begins ?? 0) + 63 }),
      'the lines of a chunk begin where those before end',
    ],
    [
      'a chunk stopped before its last line',
      () => changed(tallies.length - 1, { ends: file.length - 1 }),
      'the lines end with the file',
    ],
  ])('fail with the difference when %s', (_, given, said) => {
    expect(() => reconcile(given())).toThrow(UnreconciledError);
    expect(() => reconcile(given())).toThrow(said);
  });

  it('are none for a file of a header alone', () => {
    const none = { ...layout, rowsFrom: layout.rowsFrom, size: layout.rowsFrom };
    const { counts } = reconcileChunks({ layout: none, tallies: [], manifest: {} }) as { counts: object };
    expect(new Set(Object.values(counts))).toEqual(new Set([0]));
  });
});

describe('what a manifest says of rows', () => {
  it('is proved once they are counted', async () => {
    expect(await compareWhole(file, { manifest: { rows: 41 } })).toHaveProperty('counts');
    expect(await compareWhole(file, { manifest: { rows: 42 } })).toEqual({
      code: 'manifest-rows',
      columns: [],
    });
  });
});

describe('the tally of a chunk', () => {
  it('is the same after it was written and read, from any place of a buffer', () => {
    for (const tally of tallies) {
      const bytes = writeTally(tally);
      const moved = new Uint8Array(bytes.length + 1);
      moved.set(bytes, 1);
      expect(readTally(moved.subarray(1))).toEqual(tally);
    }
  });

  it('is refused when it was cut off, or is something else', () => {
    const bytes = tallies[0] === undefined ? Buffer.alloc(0) : writeTally(tallies[0]);
    for (const other of [bytes.subarray(0, -4), bytes.subarray(0, 40), Buffer.alloc(bytes.length)])
      expect(() => readTally(other)).toThrow('no tally of a chunk');
  });
});
