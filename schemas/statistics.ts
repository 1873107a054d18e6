import * as z from 'zod/mini';
import { messageOf } from './messages.ts';
import { metricsNamed } from './metric.ts';
import { regionCode } from './region.ts';
import { daysBetween } from './shanghai-day.ts';
import { day, instant } from './text.ts';

/** The longest range of days that can be asked for, both ends included. */
export const mostDays = 92;

const named = z.string().check(
  z.maxLength(2_000, messageOf('text.long')),
  z.refine((list) => list.split(',').every((name) => metricsNamed(name).length > 0), {
    message: messageOf('metric.unknown'),
  }),
);

/** A range of days of which there are not too many, and whose end is not before its beginning. */
export function inRange<Asked extends { from: string; to: string }>() {
  return [
    z.refine<Asked>(({ from, to }) => from <= to, { message: messageOf('date.order'), path: ['to'] }),
    z.refine<Asked>(({ from, to }) => daysBetween(from, to) < mostDays, {
      message: messageOf('range.long'),
      path: ['to'],
    }),
  ] as const;
}

/** `GET /v1/statistics?region=&from=&to=&metrics=`: what is asked for. */
export const statisticsQuery = z
  .strictObject({
    region: regionCode,
    from: day,
    to: day,
    metrics: z.optional(
      named.check(
        z.meta({
          description: 'Metrics or groups of them, joined by commas; those of no group when left out',
        }),
      ),
    ),
  })
  .check(...inRange());
export type StatisticsQuery = z.infer<typeof statisticsQuery>;

/** By metric: a number; nothing where it can't be told for the range, or is kept back because it is small. */
export const metricValues = z.record(z.string(), z.nullable(z.number()));
export type MetricValues = z.infer<typeof metricValues>;

/**
 * A region and its children over a range of days. `total` is never stored: it is the sum of the children (design.md §3),
 * the dispatch list of a township among them under the township’s own code.
 */
export const statistics = z.object({
  region: z.object({ code: regionCode, name: z.string(), path: z.string() }),
  from: day,
  to: day,
  asOf: instant.check(
    z.meta({ description: 'When it was read; what was written two seconds before is counted' }),
  ),
  metrics: z.array(z.string()),
  total: metricValues,
  children: z.array(z.object({ code: regionCode, name: z.string(), values: metricValues })),
  days: z
    .array(z.object({ date: day, values: metricValues }))
    .check(z.meta({ description: 'The flows of the region, day by day' })),
  suppressedBelow: z.optional(
    z.int().check(
      z.meta({
        description:
          'Outside one’s own area smaller counts are kept back, and others told in steps of this, rounded down (D8)',
      }),
    ),
  ),
});
export type Statistics = z.infer<typeof statistics>;

const words = z.object({ zh: z.string(), en: z.string() });

/** `GET /v1/metrics`: the dictionary of metrics. */
export const dictionary = z.object({
  metrics: z.array(
    z.object({
      id: z.string(),
      name: words,
      definition: words,
      kind: z.enum(['flow', 'stock']).check(
        z.meta({
          description:
            'A flow is what happened on the days of a range; a stock is what stands at its end, or now when that has not come yet',
        }),
      ),
      unit: z.enum([
        'declarations',
        'persons',
        'edits',
        'tries',
        'tests',
        'hours',
        'reports',
        'findings',
        'percent',
      ]),
      group: z.optional(
        z
          .string()
          .check(z.meta({ description: 'The group that it is one value of; absent for one of its own' })),
      ),
      main: z.boolean().check(z.meta({ description: 'Answered when no metrics are named' })),
    }),
  ),
});
export type Dictionary = z.infer<typeof dictionary>;
