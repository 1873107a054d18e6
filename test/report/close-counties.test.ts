import { describe, expect, it } from 'vitest';
import {
  type ClosedCounty,
  type CloseNeeds,
  type Confirmed,
  closeCounties,
  hashOf,
  type TownshipRows,
} from '../../functions/report/close-counties.ts';
import { type SealedDay, sealReport } from '../../functions/report/seal-report.ts';
import type { ClosedRow } from '../../schemas/daily-report.ts';
import type { Tally } from '../../schemas/tally.ts';
import { noFigures } from '../support/a-report.ts';

const day = '2026-01-17';
const [confirmed, silent] = ['410105001001', '410105002001'];
const figures = { ...noFigures, arrived: { atMidnight: 2, since: 0 } };
const word: Confirmed = {
  kind: 'figures',
  onBehalf: false,
  at: '2026-01-18T00:30:00.000Z',
  figures,
  objected: false,
};
const arrivals = (count: number): Tally[] => [{ place: silent, date: day, key: 'arrived', count }];

function inMemory() {
  const kept = new Map<string, TownshipRows>();
  const noted: ClosedCounty[] = [];
  const state = { counted: arrivals(1), isDrafted: true };
  const needs: CloseNeeds = {
    county: () =>
      Promise.resolve({
        expected: state.isDrafted ? [confirmed, silent].map((code) => ({ code, name: code })) : [],
        confirmations: new Map([[confirmed, word]]),
      }),
    figures: () => Promise.resolve(new Map([['410105002', state.counted]])),
    draft: () => {
      state.isDrafted = true;
      return Promise.resolve();
    },
    keep: (rows) => {
      const stands = kept.get(rows.township) ?? rows;
      kept.set(rows.township, stands);
      return Promise.resolve(stands);
    },
    note: (closed) => {
      noted.push(closed);
      return Promise.resolve();
    },
  };
  return { needs, state, noted, rows: () => [...kept.values()].flatMap((one) => one.rows) };
}
const close = ({ needs }: ReturnType<typeof inMemory>) => closeCounties(needs, { day, counties: ['410105'] });

describe('closing a county', () => {
  it('keeps what was confirmed as it was, and of who is silent what the data say', async () => {
    const county = inMemory();
    expect(await close(county)).toBe(2);
    expect(county.rows()).toMatchObject([
      { code: confirmed, standing: 'figures', figures, confirmedAt: word.at },
      { code: silent, standing: 'silent', figures: { arrived: { atMidnight: 1, since: 0 } } },
    ]);
    expect(county.noted[0]).toMatchObject({
      progress: { due: 2, confirmed: 1, zero: 0, objected: 0, silentZero: 0 },
      figures: { arrived: { atMidnight: 3, since: 0 } },
    });
  });

  it('counts who is silent and of whom the data say that nothing happened apart from an attested zero (invariant 6)', async () => {
    const county = inMemory();
    county.state.counted = [];
    await close(county);
    expect(county.noted[0]?.progress).toEqual({
      ...{ due: 2, confirmed: 1, zero: 0, objected: 0 },
      silentZero: 1,
    });
  });

  it('is the same when it is closed again, whatever became known meanwhile (invariant 5)', async () => {
    const county = inMemory();
    await close(county);
    county.state.counted = arrivals(7);
    await close(county);
    expect(county.noted[1]).toEqual(county.noted[0]);
  });

  it('names those of a county that was never drafted', async () => {
    const county = inMemory();
    county.state.isDrafted = false;
    expect(await close(county)).toBe(2);
  });
});

describe('the hash of rows', () => {
  const row: ClosedRow = {
    code: confirmed,
    name: '体育社区',
    standing: 'zero',
    onBehalf: false,
    objected: false,
    figures: noFigures,
  };
  it.each([
    { name: '科技社区' },
    { standing: 'silent' as const },
    { onBehalf: true },
    { objected: true },
    { confirmedAt: word.at },
    { figures: { ...noFigures, released: { atMidnight: 1, since: 0 } } },
    { figures: { ...noFigures, released: { atMidnight: 0, since: 1 } } },
  ])('is another when anything is: %j', (other) => {
    expect(hashOf([{ ...row, ...other }])).not.toBe(hashOf([row]));
  });

  it('does not depend on how a row was put together', () => {
    expect(hashOf([Object.fromEntries(Object.entries(row).toReversed()) as ClosedRow])).toBe(hashOf([row]));
  });
});

describe('sealing the day', () => {
  const sealed: SealedDay[] = [];
  const sealing = (counties: { county: string; sha256?: string }[]) =>
    sealReport(
      {
        counties: () => Promise.resolve(counties.map((one, index) => ({ ...one, communities: index + 1 }))),
        seal: (one) => {
          sealed.push(one);
          return Promise.resolve();
        },
      },
      { day, closedAt: word.at },
    );

  it('waits for every county', async () => {
    await expect(sealing([{ county: '410102', sha256: 'a' }, { county: '410105' }])).rejects.toThrow(
      /not closed/,
    );
    await expect(sealing([])).rejects.toThrow(/not closed/);
  });

  it('follows from what is closed', async () => {
    const both = [
      { county: '410102', sha256: 'a' },
      { county: '410105', sha256: 'b' },
    ];
    expect(await sealing(both)).toEqual(await sealing(both));
    const other = await sealing([{ county: '410102', sha256: 'b' }]);
    expect((await sealing(both)).sha256).not.toBe(other.sha256);
  });

  it('keeps how many communities of each county it is of', async () => {
    await sealing([
      { county: '410102', sha256: 'a' },
      { county: '410105', sha256: 'b' },
    ]);
    expect(sealed.at(-1)).toMatchObject({ day, communities: { '410102': 1, '410105': 2 } });
  });

  it('says which files are to be made: those of the province, and those of each city with its counties', async () => {
    const { files } = await sealing([
      { county: '410102', sha256: 'a' },
      { county: '410105', sha256: 'b' },
      { county: '410202', sha256: 'c' },
    ]);
    expect(files.map(({ region }) => region)).toEqual(['41', '4101', '4102']);
  });
});
