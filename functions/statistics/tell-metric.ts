import { type Metric, type Telling } from '../../schemas/metric.ts';
import { hourBuckets } from '../../schemas/occurrence.ts';
import { roundTimetable } from '../../schemas/rounds.ts';
import { addDays, shanghaiDate, startOfDay } from '../../schemas/shanghai-day.ts';
import { tallyIndex, tallyKeys } from '../../schemas/tally.ts';
import type { KeyCounts } from './sums.ts';

/** What is counted of one place: by day, and over all days. */
export interface Figures {
  days: ReadonlyMap<string, KeyCounts>;
  total: KeyCounts;
}

/** The range that is asked for, and when: the last round decides what was handed out. */
export interface Moment {
  from: string;
  to: string;
  now: Date;
  roundAt: string | undefined;
}

const minuteMs = 60_000;

/**
 * A metric over a range (requirements D1). What changes by time alone is told here, from cohorts (design.md §3). Null where it
 * can only be told as it is now and the range has ended, and for a percentile of nothing.
 */
export function tellMetric({ told }: Pick<Metric, 'told'>, figures: Figures, moment: Moment): number | null {
  const today = shanghaiDate(moment.now);
  const hasEnded = moment.to < today;
  switch (told.by) {
    case 'sum':
      return overRange(figures, moment, (counts) => sumOf(counts, told.keys));
    case 'rounds':
      return overRange(figures, moment, (counts, date) =>
        sumOf(
          counts,
          slotKeys('handed-out', date, (at) => isOver(at, moment)),
        ),
      );
    case 'percentile':
      return percentile(figures, moment, told.percent);
    case 'standing':
      return hasEnded ? null : sumOf(figures.total, told.keys);
    case 'balance': {
      const end = hasEnded ? moment.to : today;
      return countUpTo(figures, end, told.on) - countUpTo(figures, end, told.off);
    }
    case 'past-days': {
      const yesterday = addDays(today, -1);
      return countUpTo(figures, hasEnded ? moment.to : yesterday, told.keys);
    }
    case 'fallen-due':
      return hasEnded ? null : fallenDue(figures, told, moment.now);
    case 'pending':
      return hasEnded ? null : pending(figures, moment);
  }
}

function sumOf(counts: KeyCounts, keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + (counts.get(tallyIndex.get(key) ?? -1) ?? 0), 0);
}

function overDays({ days }: Figures, of: (counts: KeyCounts, date: string) => number): number {
  let sum = 0;
  for (const [date, counts] of days) sum += of(counts, date);
  return sum;
}

function overRange(
  figures: Figures,
  { from, to }: Moment,
  of: (counts: KeyCounts, date: string) => number,
): number {
  return overDays(figures, (counts, date) => (date < from || date > to ? 0 : of(counts, date)));
}

/** Over all days up to one: what there is less what lies after. */
export function countUpTo(figures: Figures, end: string, keys: readonly string[]): number {
  const after = overDays(figures, (counts, date) => (date > end ? sumOf(counts, keys) : 0));
  return sumOf(figures.total, keys) - after;
}

const cohortKeys = (cohort: string): string[] => tallyKeys.filter((key) => key.startsWith(`${cohort}.`));

/** All of a cohort less what falls due later than now; at its very instant it is due (requirements C1). */
function fallenDue(figures: Figures, { cohort }: Telling & { by: 'fallen-due' }, now: Date): number {
  const keys = cohortKeys(cohort);
  const later = overDays(figures, (counts, date) => {
    const hour = (now.getTime() - startOfDay(date).getTime()) / (60 * minuteMs);
    return sumOf(
      counts,
      keys.filter((_, index) => index > hour),
    );
  });
  return sumOf(figures.total, keys) - later;
}

/** Not contacted, less what no round has handed out yet. */
function pending(figures: Figures, moment: Moment): number {
  const queued =
    moment.roundAt === undefined
      ? sumOf(figures.total, cohortKeys('queued'))
      : overDays(figures, (counts, date) =>
          sumOf(
            counts,
            slotKeys('queued', date, (at) => !isOver(at, moment)),
          ),
        );
  return sumOf(figures.total, cohortKeys('uncontacted')) - queued;
}

/** The keys of the rounds of a day that a condition chooses. */
function slotKeys(cohort: 'handed-out' | 'queued', date: string, chosen: (at: Date) => boolean): string[] {
  const { firstMinute, everyMinutes } = roundTimetable;
  const start = startOfDay(date).getTime() + firstMinute * minuteMs;
  return cohortKeys(cohort).filter((_, slot) => chosen(new Date(start + slot * everyMinutes * minuteMs)));
}

function isOver(round: Date, { roundAt }: Moment): boolean {
  return roundAt !== undefined && round.toISOString() <= roundAt;
}

const hourKeys = cohortKeys('verified.hours');

/** The upper bound of the bucket that so many percent lie in or below. */
function percentile(figures: Figures, moment: Moment, percent: number): number | null {
  const buckets = hourKeys.map((key) => overRange(figures, moment, (counts) => sumOf(counts, [key])));
  const all = buckets.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let below = 0;
  const found = buckets.findIndex((count) => {
    below += count;
    return below * 100 >= percent * all;
  });
  return Math.round((hourBuckets[found] ?? 0) * 100) / 100;
}
