import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressSmall } from '../../functions/shared/access/suppress-small.ts';
import type { MetricValues, Statistics } from '../../schemas/statistics.ts';
import { propertyRun } from '../support/property-run.ts';

function statistic(total: MetricValues, children: MetricValues[], days: MetricValues[] = []): Statistics {
  return {
    region: { code: '410202', name: '县', path: '县' },
    from: '2026-01-20',
    to: '2026-01-21',
    asOf: '2026-01-21T00:00:00.000Z',
    metrics: Object.keys(total),
    total,
    children: children.map((values, index) => ({ code: `410202${100 + index}`, name: '街道', values })),
    days: days.map((values) => ({ date: '2026-01-20', values })),
  };
}

type Told = Record<'children' | 'days', (number | null | undefined)[]> & { total: number | null | undefined };

/** What is told of a metric whose children, and days, are these counts. */
function told(children: readonly number[], days: readonly number[] = [], id = 'declared'): Told {
  const of = (counts: readonly number[]) => counts.map((count) => ({ [id]: count }));
  const all = sumOf(children);
  const { total, ...parts } = suppressSmall(statistic({ [id]: all }, of(children), of(days)));
  return {
    total: total[id],
    children: parts.children.map(({ values }) => values[id]),
    days: parts.days.map(({ values }) => values[id]),
  };
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

describe('small counts outside one’s own area (D8)', () => {
  it.each([
    [[0, 3, 5, 9, 23], { total: 40, children: [0, null, 5, 5, 20] }],
    [[1, 30], { total: 30, children: [null, 30] }],
    [[0, 0], { total: 0, children: [0, 0] }],
    [[4, 4], { total: 5, children: [null, null] }],
  ])('are kept back, and others told in steps of 5: %o', (children, expected) => {
    expect(told(children)).toMatchObject(expected);
  });

  it.each([
    ['one of a small total', [2, 0, 0]],
    ['ones that the total of 4 would give away', [1, 1, 1, 1]],
    ['ones that the total below 10 would give away', [1, 1, 1, 1, 5]],
    ['fours that the total of 20 would give away', [4, 4, 4, 4, 4]],
  ])('are kept back with all that is told of the metric: %s', (_title, children) => {
    expect(told(children)).toMatchObject({ total: null, children: children.map(() => null) });
  });

  it('are kept back by day too, and what the days give away of the children', () => {
    expect(told([7, 30], [2, 35])).toMatchObject({ total: 35, days: [null, 35] });
    // By what is told the days have 26 at least, and the children 26 at most, with 4 for both small ones.
    expect(told([4, 4, 9, 9])).toMatchObject({ total: 25 });
    expect(told([4, 4, 9, 9], [25, 1])).toMatchObject({ total: null });
  });

  it('leave other metrics alone, and say that it was done', () => {
    const found = suppressSmall(
      statistic({ arrived: 60, edited: 2 }, [
        { arrived: 57, edited: 2 },
        { arrived: 3, edited: 0 },
      ]),
    );
    expect(found).toMatchObject({
      suppressedBelow: 5,
      total: { arrived: 60, edited: null },
      children: [{ values: { arrived: 55, edited: null } }, { values: { arrived: null, edited: null } }],
    });
  });

  it('are told as what cannot be told where it could not be told before', () => {
    expect(suppressSmall(statistic({ open: null }, [{ open: null }])).total).toEqual({ open: null });
  });

  it.each([
    [
      { 'verified.median-hours': 3.5, verified: 4 },
      { 'verified.median-hours': null, verified: null },
    ],
    [{ 'verified.median-hours': 3.5 }, { 'verified.median-hours': null }],
    [
      { 'verified.median-hours': 3.5, verified: 12 },
      { 'verified.median-hours': 3.5, verified: 10 },
    ],
  ])('keep back how long few took: %o', (values, expected) => {
    expect(suppressSmall(statistic(values, [])).total).toEqual(expected);
  });
});

describe('a count that is kept back', () => {
  it.each([
    // Up to where a step ends: what would be told alike is among them.
    [1, 64],
    [2, 39],
    [3, 19],
    [4, 9],
    [5, 9],
  ])('can be no single number for who knows all that is told of up to %i children', (size, most) => {
    const possible = new Map<string, Set<number>[]>();
    for (const children of tables(size, most)) {
      const key = JSON.stringify(told(children));
      const values = possible.get(key) ?? children.map(() => new Set<number>());
      for (const [index, count] of children.entries()) values[index]?.add(count);
      possible.set(key, values);
    }
    const derived = [...possible].flatMap(([key, values]) => {
      const { children } = JSON.parse(key) as Told;
      return values.filter((known, index) => children[index] === null && known.size < 2).map(() => key);
    });
    expect(derived).toEqual([]);
  });

  it('can be another one for who knows the days as well: some other table is told alike', () => {
    const count = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 5 }) }, fc.nat({ max: 20 }));
    const counts = fc.array(count, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        counts,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
        (children, cuts) => {
          const table = { children, days: split(sumOf(children), cuts) };
          const answer = JSON.stringify(told(table.children, table.days));
          const alike = neighbours(table).filter(
            (other) => JSON.stringify(told(other.children, other.days)) === answer,
          );
          const { children: shown, days: shownDays } = JSON.parse(answer) as Told;
          const hidden = (of: 'children' | 'days', values: (number | null | undefined)[]) =>
            values.flatMap((value, index) => (value === null ? [{ of, index }] : []));
          for (const { of, index } of [...hidden('children', shown), ...hidden('days', shownDays)])
            expect(alike.some((other) => other[of][index] !== table[of][index])).toBe(true);
        },
      ),
      propertyRun('suppression', 300),
    );
  });
});

/** Every list of so many counts, each from 0 to the most. */
function* tables(size: number, most: number): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const rest of tables(size - 1, most))
    for (let count = 0; count <= most; count += 1) yield [...rest, count];
}

/** A sum cut into whole parts. */
function split(all: number, cuts: readonly number[]): number[] {
  const at = [0, ...cuts.map((cut) => Math.round(cut * all)).sort((first, second) => first - second), all];
  return at.slice(1).map((end, index) => end - (at[index] ?? 0));
}

interface Table {
  children: number[];
  days: number[];
}

/** Tables that differ by one or two people, and those with one or two people in all: the sums by place and by day agree. */
function neighbours({ children, days }: Table): Table[] {
  const one = (size: number, at: number, count: number) =>
    Array.from({ length: size }, (_, index) => (index === at ? count : 0));
  const tiny = [1, 2].flatMap((count) =>
    children.flatMap((_, child) =>
      days.map((__, day) => ({
        children: one(children.length, child, count),
        days: one(days.length, day, count),
      })),
    ),
  );
  const near = moved(children).flatMap((first) =>
    moved(days)
      .filter((second) => sumOf(first) === sumOf(second))
      .map((second) => ({ children: first, days: second })),
  );
  return [...tiny, ...near];
}

function moved(counts: number[]): number[][] {
  const by = (changes: Record<number, number>) => counts.map((count, index) => count + (changes[index] ?? 0));
  const single = counts.flatMap((_, index) => [by({ [index]: 1 }), by({ [index]: -1 })]);
  const double = counts.flatMap((_, from) =>
    counts.flatMap((__, to) => (from === to ? [] : [by({ [from]: -1, [to]: 1 })])),
  );
  return [counts, ...single, ...double].filter((one) => one.every((count) => count >= 0));
}
