import { describe, expect, it } from 'vitest';
import { type ChildCounts, countChildren } from '../../functions/report/count-children.ts';
import { type RestatedFigures, restatedBy, sumRestated } from '../../functions/report/sum-restated.ts';
import { reportedKeys } from '../../schemas/tally.ts';
import { noFigures } from '../support/a-report.ts';

const day = '2026-01-17';
const [own, neighbour, elsewhere] = ['410105001001', '410105002001', '410202001001'];
const aRestatement = (community: string, was: number, now: number): RestatedFigures => ({
  community,
  changed: [{ metric: 'arrived', was, now }],
});

describe('what corrections have changed', () => {
  it('is the last word less the first of a community, and summed of several', () => {
    const restated = [aRestatement(own, 2, 5), aRestatement(own, 5, 4), aRestatement(neighbour, 3, 0)];
    expect(restatedBy(restated, 'arrived')).toBe(-1);
    expect(sumRestated(restated, own)).toMatchObject({ corrections: 2, difference: { arrived: 2 } });
    expect(sumRestated(restated, '410105')).toMatchObject({ corrections: 3, difference: { arrived: -1 } });
  });

  it('is told of every figure where there is any, and of none where there is none', () => {
    const late: RestatedFigures = { community: own, changed: [] };
    const { corrections, difference } = sumRestated([late], '41');
    expect([corrections, Object.keys(difference ?? {}).toSorted()]).toEqual([
      1,
      [...reportedKeys].toSorted(),
    ]);
    expect(Object.values(difference ?? {}).every((one) => one === 0)).toBe(true);
    expect(sumRestated([late], '4102')).toEqual({ corrections: 0 });
  });

  it('is read above the county where some is counted only, and of a closed day only', async () => {
    const progress = { due: 1, confirmed: 1, zero: 0, objected: 0, silentZero: 0 };
    const asked: (readonly string[])[] = [];
    const readsOf = (isClosed: boolean): ChildCounts => ({
      due: () =>
        Promise.resolve(
          ['410105', '410202'].map((county) => ({
            ...{ county, communities: 1 },
            ...(isClosed && { closed: { progress, figures: noFigures, sha256: '' } }),
          })),
        ),
      counted: () =>
        Promise.resolve(
          new Map([
            ['4101', { confirmed: 1, zero: 0, objected: 0, corrected: 1 }],
            ['4102', { confirmed: 1, zero: 0, objected: 0, corrected: 0 }],
          ]),
        ),
      restated: (_, regions) => {
        asked.push(regions);
        return Promise.resolve([aRestatement(own, 0, 7)]);
      },
    });
    const { children } = await countChildren(readsOf(true), day, '41');
    expect(asked).toEqual([['4101']]);
    expect(children.get('4101')).toMatchObject({ corrections: 1, difference: { arrived: 7 } });
    expect(children.get('4102')).not.toHaveProperty('difference');
    await countChildren(readsOf(false), day, '41');
    expect(asked).toHaveLength(1);
    expect(sumRestated([aRestatement(elsewhere, 0, 1)], '4101')).toEqual({ corrections: 0 });
  });
});
