import { describe, expect, it } from 'vitest';
import type { NamedCapacity } from '../../functions/shared/capacity/sum-capacities.ts';
import { tellLacking } from '../../functions/statistics/tell-lacking.ts';

const [first, second] = ['2026-01-21', '2026-01-22'] as const;

const has = (region: string, testsADay: number, quarantinePlaces: number): NamedCapacity => ({
  ...{ region, testsADay, quarantinePlaces, name: `县${region}` },
  ...{ enteredAt: '2026-01-20T01:00:00.000Z', enteredBy: 's' },
});
/** Tests and places on two days. */
const needs = (...days: readonly (readonly [tests: number, places: number])[]) =>
  days.map(([testsNeeded, quarantineNeeded], index) => ({
    ...{ date: [first, second][index] ?? '', testsNeeded, quarantineNeeded },
  }));

describe('what counties lack (D9)', () => {
  it('is seen although the one beside it has plenty, or has entered nothing', () => {
    const needed = new Map([
      ['410105', needs([100, 30], [100, 25])],
      ['410106', needs([100, 0], [100, 0])],
      ['410107', needs([900, 900], [900, 900])],
    ]);
    const lacks = tellLacking(needed, [has('410105', 500, 20), has('410106', 500, 1_000)]);
    expect(lacks.on(first)).toEqual({ tests: 0, quarantinePlaces: 10 });
    expect(lacks.on(second)).toEqual({ tests: 0, quarantinePlaces: 5 });
    expect(lacks.counties).toEqual([{ code: '410105', name: '县410105', tests: 0, quarantinePlaces: 10 }]);
  });

  it('is added up over the counties of a day, and told of each by its worst day, the worst first', () => {
    const needed = new Map([
      ['410105', needs([10, 0], [70, 0])],
      ['410106', needs([60, 8], [10, 2])],
      ['410108', needs([50, 0], [70, 0])],
    ]);
    const lacks = tellLacking(needed, [has('410105', 50, 0), has('410106', 50, 5), has('410108', 50, 0)]);
    expect([lacks.on(first), lacks.on(second)]).toEqual([
      { tests: 10, quarantinePlaces: 3 },
      { tests: 40, quarantinePlaces: 0 },
    ]);
    expect(
      lacks.counties.map(({ code, tests, quarantinePlaces }) => [code, tests, quarantinePlaces]),
    ).toEqual([
      ['410106', 10, 3],
      ['410105', 20, 0],
      ['410108', 20, 0],
    ]);
  });

  it('is nothing where nothing is needed, and everything where there is nothing', () => {
    expect(tellLacking(new Map(), [has('410105', 0, 0)])).toMatchObject({ counties: [] });
    const lacks = tellLacking(new Map([['410105', needs([3, 2])]]), [has('410105', 0, 0)]);
    expect(lacks.on(first)).toEqual({ tests: 3, quarantinePlaces: 2 });
  });
});
