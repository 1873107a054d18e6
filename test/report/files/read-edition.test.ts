import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Restated } from '../../../functions/report/files/edition.ts';
import { readEdition } from '../../../functions/report/files/read-edition.ts';
import type { ClosedRow } from '../../../schemas/daily-report.ts';
import { sumFigures, totalOf } from '../../../schemas/reported-figures.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aRow, closedAt, day, readsOf } from './some-province.ts';

const read = (rows: readonly ClosedRow[], region: string, corrections: readonly Restated[] = []) =>
  readEdition(readsOf(rows), { day, region, closedAt, corrections });

const aCode = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 2 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(
    ([city, county, township, community]) =>
      `41${[city, county].map((n) => `0${n}`).join('')}00${township}00${community}`,
  );
const someRows = fc
  .uniqueArray(aCode, { minLength: 1, maxLength: 25 })
  .chain((codes) =>
    fc
      .array(fc.option(fc.nat(9), { nil: undefined }), { minLength: codes.length, maxLength: codes.length })
      .map((arrived) => codes.map((code, index) => aRow(code, arrived[index]))),
  );

describe('what the files of a region show', () => {
  it('is the sum of its communities at every level, and names every silent one (requirements E2, E4)', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const regions = new Set(
          rows.flatMap(({ code }) => [2, 4, 6, 9].map((digits) => code.slice(0, digits))),
        );
        for (const region of regions) {
          const own = rows.filter(({ code }) => code.startsWith(region));
          const edition = await read(rows, region);
          const sum = sumFigures(own.map(({ figures }) => figures));
          expect(edition?.standing.figures).toEqual(sum);
          expect(edition?.standing.progress.due).toBe(own.length);
          const children = edition?.children ?? [];
          expect(sumFigures(children.map(({ figures }) => figures))).toEqual(sum);
          expect(children.reduce((all, { progress }) => all + progress.confirmed, 0)).toBe(
            own.filter(({ standing }) => standing !== 'silent').length,
          );
          const silent = own.filter(({ standing }) => standing === 'silent').map(({ code }) => code);
          expect(edition?.silent.map(({ code }) => code).toSorted()).toEqual(silent.toSorted());
          expect(edition?.communities).toHaveLength(region.length >= 6 ? own.length : 0);
        }
      }),
      propertyRun('editions', 40),
    );
  });

  it('has the place of a silent community, and whether its data are zero', async () => {
    const late = aRow('410105001002', undefined, { figures: aRow('410105001002', 3).figures });
    const edition = await read([aRow('410105001001'), late], '41');
    expect(edition?.silent).toEqual([
      { code: '410105001001', name: '村001', path: '路径/410105001', isZero: true },
      { code: '410105001002', name: '村002', path: '路径/410105001', isZero: false },
    ]);
  });

  it('has a month of closed days, and a gap where there is none', async () => {
    const closedDays = [day, addDays(day, -1), addDays(day, -30)];
    for (const region of ['41', '4101', '410105', '410105001']) {
      const reads = readsOf([aRow('410105001001', 2)], closedDays);
      const edition = await readEdition(reads, { day, region, closedAt, corrections: [] });
      const trend = edition?.trend ?? [];
      expect([trend.length, trend[0]?.day, trend.at(-1)?.day]).toEqual([31, addDays(day, -30), day]);
      const known = trend.filter(({ figures }) => figures !== undefined);
      expect(known.map((one) => one.day).toSorted()).toEqual(closedDays.toSorted());
      expect(known.map(({ figures }) => figures && totalOf(figures, 'arrived'))).toEqual([2, 2, 2]);
    }
  });

  it('counts corrections by where they are, in the order in which they came', async () => {
    const restated = (community: string, n: number, at: string): Restated => ({
      ...{ community, n, at, place: community, changed: [{ metric: 'arrived', was: n, now: n + 1 }] },
    });
    const corrections = [
      restated('410105001001', 2, '2026-01-19T02:00:00.000Z'),
      restated('410102001001', 1, '2026-01-18T06:00:00.000Z'),
      restated('410105001001', 1, '2026-01-18T05:00:00.000Z'),
    ];
    const rows = [aRow('410105001001', 1), aRow('410102001001', 1)];
    const edition = await read(rows, '4101', corrections);
    expect(edition?.number).toBe('20260117-4101-c3');
    expect(edition?.writtenAt).toBe('2026-01-19T02:00:00.000Z');
    expect(edition?.children.map(({ code, corrections: count }) => [code, count])).toEqual([
      ['410102', 1],
      ['410105', 2],
    ]);
    expect(edition?.corrections.map(({ community, n }) => [community, n])).toEqual([
      ['410105001001', 1],
      ['410102001001', 1],
      ['410105001001', 2],
    ]);
    // What was closed stands.
    expect(edition?.standing).toEqual((await read(rows, '4101'))?.standing);
  });

  it('is nothing for a region that reported nothing of the day', async () => {
    expect(await read([aRow('410105001001', 1)], '410105002')).toBeUndefined();
    expect(await read([aRow('410105001001', 1)], '4102')).toBeUndefined();
  });
});
