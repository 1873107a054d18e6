import { addDays, daysBetween } from '../../schemas/shanghai-day.ts';
import { allDays, type Tally, type TallyKey, tallyIndex, tallyKeys } from '../../schemas/tally.ts';
import { countUpTo } from '../shared/counting/tell-metric.ts';
import type { Sums } from '../shared/figures/sums.ts';
import { figuresOf } from '../shared/figures/tell-statistics.ts';
import type { Range, Standing } from './forecast-needs.ts';

const isExpected = (key: TallyKey): boolean =>
  key === 'expected' ||
  key.startsWith('expected.origin.') ||
  key === 'expected.risk-stay' ||
  key === 'expected.symptoms';

/** What is expected at a region's children on the days of a range, as view-forecast.ts asks for it. */
export function expectedIn(sums: Sums, { from, to }: Range): Tally[] {
  return [...sums].flatMap(([date, children]) =>
    date === allDays || date < from || date > to
      ? []
      : [...children].flatMap(([place, counts]) =>
          [...counts].flatMap(([index, count]) => {
            const key = tallyKeys[index];
            return key !== undefined && isExpected(key) ? [{ place, date, key, count }] : [];
          }),
        ),
  );
}

/** Who is in centralized quarantine on each day of a range, and which tests are owed on it, as it is known now; of a child, or of all. */
export function standingIn(sums: Sums, { from, to }: Range, child?: string): Standing[] {
  const figures = figuresOf(sums, child);
  const owed = tallyIndex.get('tests-owed') ?? -1;
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const date = addDays(from, index);
    const began = countUpTo(figures, date, ['control-on.centralized-quarantine']);
    const ended = countUpTo(figures, date, ['control-off.centralized-quarantine']);
    return { date, quarantined: began - ended, testsOwed: figures.days.get(date)?.get(owed) ?? 0 };
  });
}
