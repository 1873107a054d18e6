import { type Metric, type Telling } from '../../../schemas/metric.ts';
import { hourBuckets } from '../../../schemas/occurrence.ts';
import { roundTimetable } from '../../../schemas/rounds.ts';
import { addDays, shanghaiDate, startOfDay } from '../../../schemas/shanghai-day.ts';
import { tallyIndex, tallyKeys } from '../../../schemas/tally.ts';

/** Counts by the place of their key in `tallyKeys`. */
export type KeyCounts = ReadonlyMap<number, number>;

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
      return sumOver(figures, moment, told.keys);
    case 'rounds': {
      const last = lastRound(moment);
      return overRange(figures, moment, (counts, date) =>
        sumOf(
          counts,
          slotKeys('handed-out', date, (at) => at <= last),
        ),
      );
    }
    case 'percentile':
      return percentile(figures, moment, told);
    case 'share': {
      const all = sumOver(figures, moment, told.all);
      return all === 0 ? null : Math.round((sumOver(figures, moment, told.of) * 1_000) / all) / 10;
    }
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

const indexesOf = (keys: readonly string[]): number[] => keys.map((key) => tallyIndex.get(key) ?? -1);

const sumOf = (counts: KeyCounts, keys: readonly string[]): number => sumAt(counts, indexesOf(keys));

/** The same for keys that were looked up before, as for each day of a season. */
function sumAt(counts: KeyCounts, indexes: readonly number[]): number {
  let sum = 0;
  for (const index of indexes) sum += counts.get(index) ?? 0;
  return sum;
}

function sumOver(figures: Figures, moment: Moment, keys: readonly string[]): number {
  const indexes = indexesOf(keys);
  return overRange(figures, moment, (counts) => sumAt(counts, indexes));
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
  if (from === to) {
    const counts = figures.days.get(from);
    return counts === undefined ? 0 : of(counts, from);
  }
  return overDays(figures, (counts, date) => (date < from || date > to ? 0 : of(counts, date)));
}

/** Over all days up to one: what there is less what lies after. */
export function countUpTo(figures: Figures, end: string, keys: readonly string[]): number {
  const indexes = indexesOf(keys);
  const after = overDays(figures, (counts, date) => (date > end ? sumAt(counts, indexes) : 0));
  return sumAt(figures.total, indexes) - after;
}

const cohorts = new Map<string, readonly string[]>();
/** The keys of a cohort; of 272 they are looked for once. */
function cohortKeys(cohort: string): readonly string[] {
  const known = cohorts.get(cohort) ?? tallyKeys.filter((key) => key.startsWith(`${cohort}.`));
  cohorts.set(cohort, known);
  return known;
}

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
  const last = lastRound(moment);
  const queued =
    moment.roundAt === undefined
      ? sumOf(figures.total, cohortKeys('queued'))
      : overDays(figures, (counts, date) =>
          sumOf(
            counts,
            slotKeys('queued', date, (at) => at > last),
          ),
        );
  return sumOf(figures.total, cohortKeys('uncontacted')) - queued;
}

/** The keys of the rounds of a day that a condition chooses. */
function slotKeys(cohort: 'handed-out' | 'queued', date: string, chosen: (at: number) => boolean): string[] {
  const { firstMinute, everyMinutes } = roundTimetable;
  const start = startOfDay(date).getTime() + firstMinute * minuteMs;
  return cohortKeys(cohort).filter((_, slot) => chosen(start + slot * everyMinutes * minuteMs));
}

/** In milliseconds since 1970; before all when there was none yet. */
const lastRound = ({ roundAt }: Moment): number => (roundAt === undefined ? -Infinity : Date.parse(roundAt));

/** The upper bound of the bucket that so many percent lie in or below. */
function percentile(
  figures: Figures,
  moment: Moment,
  { percent, histogram }: Telling & { by: 'percentile' },
): number | null {
  const buckets = cohortKeys(histogram).map((key) => sumOver(figures, moment, [key]));
  const all = buckets.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let below = 0;
  const found = buckets.findIndex((count) => {
    below += count;
    return below * 100 >= percent * all;
  });
  return Math.round((hourBuckets[found] ?? 0) * 100) / 100;
}
