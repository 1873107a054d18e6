import * as z from 'zod/mini';
import { controlMeasure, testResult, transport } from './codes.ts';
import { regionCode } from './region.ts';
import { day } from './text.ts';

/** How a risk area is listed (中风险地区, 高风险地区). */
export const riskLevel = z.enum(['medium', 'high']);
export type RiskLevel = z.infer<typeof riskLevel>;

const at = {
  date: day.check(z.meta({ description: 'The Shanghai day on which it counts' })),
  place: regionCode.check(z.meta({ description: 'Who was responsible then' })),
};

/**
 * What happened in the life of a declaration, as far as statistics ask: a day, a place, a code, nothing that a person told in
 * words. It follows from the declaration's entries and stands unsealed beside them, so that whoever counts needs no key
 * (design.md §3, metrics: flows count by the day of the event and stay with who was responsible then).
 */
export const occurrence = z.discriminatedUnion('kind', [
  /** Where it was declared at first, when an edit has moved it since. */
  z.object({ kind: z.literal('declared'), ...at }),
  z.object({ kind: z.literal('edited'), ...at }),
  z.object({ kind: z.literal('withdrawn'), ...at }),
  z.object({ kind: z.literal('unreached'), ...at }),
  z.object({
    kind: z.literal('verified'),
    ...at,
    bucket: z.int().check(z.meta({ description: 'Bucket of the hours since it was handed out' })),
    inTime: z.boolean(),
  }),
  z.object({
    kind: z.literal('arrived'),
    ...at,
    transport,
    symptoms: z.boolean(),
    riskStay: z.boolean(),
    riskLevel: z.optional(riskLevel),
  }),
  z.object({ kind: z.literal('not-coming'), ...at }),
  /** `place` gave the case away, `to` took it. */
  z.object({ kind: z.literal('transferred'), ...at, to: regionCode }),
  /** `date` is the first day under the measure, `endDate` the last. */
  z.object({ kind: z.literal('controlled'), ...at, measure: controlMeasure, endDate: day }),
  /** `date` is the day on which the rule asks for it. */
  z.object({
    kind: z.literal('test-due'),
    ...at,
    done: z.boolean(),
    over: z.optional(
      z.literal(true).check(z.meta({ description: 'Missed, and owed no more: its measure was lifted (D6)' })),
    ),
  }),
  z.object({ kind: z.literal('tested'), ...at, result: testResult }),
  z.object({ kind: z.literal('released'), ...at }),
]);
export type Occurrence = z.infer<typeof occurrence>;

const bucketCount = 24;
const firstHours = 0.25;

/** Upper bounds of the buckets in hours, each √2 times the one before: a quarter of an hour to 30 days (design.md §3). */
export const hourBuckets: readonly number[] = Array.from(
  { length: bucketCount },
  (_, index) => firstHours * 2 ** (index / 2),
);

/** The bucket of a duration in milliseconds; what is longer than the last bound is in the last bucket. */
export function hourBucketOf(durationMs: number): number {
  const hours = durationMs / 3_600_000;
  const found = hourBuckets.findIndex((bound) => hours <= bound);
  return found === -1 ? bucketCount - 1 : found;
}
