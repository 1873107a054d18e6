import { createHash } from 'node:crypto';
import { metricOf, metricsNamed } from '../../../schemas/metric.ts';
import { addDays, daysBetween } from '../../../schemas/shanghai-day.ts';
import { type Statistics, statistics } from '../../../schemas/statistics.ts';
import { childrenOf, communitiesIn, regionLine } from './some-regions.ts';

/** What part of a region's declarations a metric is; invented, but in believable proportion. */
const parts: Readonly<Record<string, number>> = {
  declared: 1,
  'declared.coming': 0.34,
  'declared.short-notice': 0.4,
  arrived: 0.83,
  'arrived.coming': 0.29,
  'arrived.high-risk': 0.012,
  'arrived.medium-risk': 0.041,
  verified: 0.93,
  'verified.in-time': 0.88,
  'under-control': 1.9,
  'under-control.centralized-quarantine': 0.06,
  'under-control.home-quarantine': 0.31,
  overdue: 0.021,
  'no-show': 0.016,
  pending: 0.07,
  'awaiting-acceptance': 0.009,
  'tests-overdue': 0.013,
  unreachable: 0.018,
  open: 1.4,
  expected: 0.95,
};

/** A number from 0 to 1 that follows from a text. */
export function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

function partOf(metric: string): number {
  const origin = /^expected\.origin\.(.+)$/.exec(metric)?.[1];
  if (origin !== undefined) return 0.95 * 0.07 * chance(origin) ** 2;
  return parts[metric] ?? 0.03;
}

/** What is the rest of a whole, so that the parts add up. */
const rests: Readonly<Record<string, readonly [whole: string, part: string]>> = {
  'declared.returning': ['declared', 'declared.coming'],
  'arrived.returning': ['arrived', 'arrived.coming'],
};

/** A flow of a day, or a stock at its end, of a region that lies below another. */
function figure(code: string, date: string, metric: string): number {
  const rest = rests[metric];
  if (rest !== undefined) return figure(code, date, rest[0]) - figure(code, date, rest[1]);
  const declared = communitiesIn(code) * (0.7 + 0.9 * chance(code)) * (0.8 + 0.4 * chance(date));
  return Math.round(declared * partOf(metric));
}

/** A median or a share, which can't be told of every single region: in some nothing has happened. */
function ratio(text: string, isOfOne: boolean): number | null {
  return isOfOne && chance(text) < 0.3 ? null : 2.4 + chance(text);
}

export interface FiguresAsked {
  region: string;
  from: string;
  to: string;
  metrics: readonly string[];
  /** Smaller counts are kept back, as outside one's own area. */
  suppressedBelow?: number;
}

/** Statistics as the system answers them: a total is the sum of its children, but for what a township has to dispatch, and of its days. */
export function someFigures({ region, from, to, metrics, suppressedBelow }: FiguresAsked): Statistics {
  const ids = metrics.flatMap(metricsNamed).map(({ id }) => id);
  const length = daysBetween(from, to) + 1;
  const dates = Array.from({ length }, (_, day) => addDays(from, day));
  const children = childrenOf(region).length > 0 ? childrenOf(region).map(({ code }) => code) : [region];
  const over = (codes: readonly string[], days: readonly string[]) =>
    Object.fromEntries(
      ids.map((id) => {
        const metric = metricOf(id);
        if (metric?.unit === 'hours' || metric?.unit === 'percent')
          return [id, ratio(`${codes.join('')}${id}`, codes.length === 1)];
        const counted = metric?.kind === 'stock' ? days.slice(-1) : days;
        const sum = codes.reduce(
          (all, code) => all + counted.reduce((some, date) => some + figure(code, date, id), 0),
          0,
        );
        return [id, suppressedBelow !== undefined && sum < suppressedBelow ? null : sum];
      }),
    );
  const line = regionLine(region);
  const named = childrenOf(region).map(({ code, name }) => ({ code, name, values: over([code], dates) }));
  const { name = region, path = region } = line ?? {};
  const dispatch = region.length === 9 ? [{ code: region, name, values: toDispatch(ids) }] : [];
  return statistics.parse({
    region: { code: region, name, path },
    from,
    to,
    asOf: '2026-01-20T06:09:40.000Z',
    metrics: ids,
    total: over(children, dates),
    children: [...dispatch, ...named],
    days: dates.map((date) => ({ date, values: over(children, [date]) })),
    ...(suppressedBelow === undefined ? {} : { suppressedBelow }),
  });
}

/** What lies on a township's own list is open, and counts for nothing else. */
function toDispatch(ids: readonly string[]): Record<string, number> {
  return Object.fromEntries(ids.map((id) => [id, id === 'open' ? 3 : 0]));
}
