import { describe, expect, it } from 'vitest';
import { applyRows, type RowToApply } from '../../../functions/compare/risk-areas/apply-rows.ts';
import type { AreaRecords, KeptArea } from '../../../functions/compare/risk-areas/change-area.ts';
import { aRiskArea } from '../../support/steps.ts';

const mark = { key: 'own', body: 'body' };
const aKept = (region: string, version = 1, by = mark): KeptArea => ({
  area: aRiskArea({ region, version }),
  mark: by,
});
const regionOf = (n: number) => String(440_000 + n);
const rowsOf = (count: number): RowToApply[] =>
  Array.from({ length: count }, (_, n) => ({
    line: n + 2,
    region: regionOf(n),
    records: [aKept(regionOf(n))],
  }));

/** The list of risk areas in memory; `meanwhile` runs before each write. */
function aList(meanwhile: (list: Map<string, KeptArea>, write: number) => void = () => undefined) {
  const list = new Map<string, KeptArea>();
  const sizes: number[] = [];
  const nameOf = ({ area }: KeptArea) => `${area.region}#${area.version}`;
  const records: AreaRecords = {
    of: (region) => Promise.resolve([...list.values()].filter(({ area }) => area.region === region)),
    keep: (kept) => {
      meanwhile(list, sizes.length);
      sizes.push(kept.length);
      if (kept.some((one) => list.has(nameOf(one)))) return Promise.resolve(false);
      for (const one of kept) list.set(nameOf(one), one);
      return Promise.resolve(true);
    },
  };
  return { list, sizes, records };
}

describe('applying the lines of an import', () => {
  it('writes all of them, at most 40 records at a time', async () => {
    const { list, sizes, records } = aList();
    const applied = await applyRows(records, rowsOf(95), new Map());
    expect([applied.size, list.size, sizes]).toEqual([95, 95, [40, 40, 15]]);
  });

  it('leaves an area that somebody changed meanwhile to them, and applies all others', async () => {
    const taken = regionOf(7);
    const others = aKept(taken, 1, { key: 'others', body: 'body' });
    const { list, records } = aList((all, write) => {
      if (write === 0) all.set(`${taken}#1`, others);
    });
    const applied = await applyRows(records, rowsOf(50), new Map());
    expect([applied.size, applied.has(9)]).toEqual([49, false]);
    expect(list.get(`${taken}#1`)).toBe(others);
  });

  it('applies no later line of an area that was lost, because it follows from the earlier one', async () => {
    const rows = rowsOf(40);
    const region = regionOf(0);
    rows.push({ line: 99, region, records: [aKept(region, 2)] });
    const { list, records } = aList((all, write) => {
      if (write === 0) all.set(`${region}#1`, aKept(region, 1, { key: 'others', body: 'body' }));
    });
    const applied = await applyRows(records, rows, new Map());
    expect([applied.has(2), applied.has(99), list.has(`${region}#2`)]).toEqual([false, false, false]);
  });

  it('goes on where an earlier try with the same key ended', async () => {
    const { sizes, records } = aList();
    const rows = rowsOf(3);
    const known = new Map([[regionOf(0), [aKept(regionOf(0))]]]);
    expect([...(await applyRows(records, rows, known))].sort()).toEqual([2, 3, 4]);
    expect(sizes).toEqual([2]);
  });

  it('counts a line that changes nothing as applied', async () => {
    const { sizes, records } = aList();
    expect([...(await applyRows(records, [{ line: 2, region: '440305', records: [] }], new Map()))]).toEqual([
      2,
    ]);
    expect(sizes).toEqual([]);
  });

  it('ends, and says so, where it never gets a write through', async () => {
    const { records } = aList();
    const never: AreaRecords = { ...records, keep: () => Promise.resolve(false) };
    expect((await applyRows(never, rowsOf(2), new Map())).size).toBe(0);
  });
});
