import * as z from 'zod/mini';
import { controlMeasure } from './codes.ts';
import { regionCode } from './region.ts';
import { day, line } from './text.ts';

/** One measure that a rule yields: its period in days from the day of arrival (day 1), and on which of them tests are due. */
export const ruleOption = z.strictObject({
  measure: controlMeasure,
  days: z.int().check(z.positive(), z.maximum(28)),
  testDays: z.array(z.int().check(z.positive(), z.maximum(28))),
});

/**
 * A published rule (requirements C8): where and when it holds, by which document, for whom, and what it yields.
 * Rules are data with versions; a new version is a new record, and a measure names the version that it rests on.
 */
export const controlRule = z.strictObject({
  id: line(40),
  version: z.int().check(z.positive()),
  title: z.strictObject({ zh: line(80), en: line(120) }),
  documentNumber: line(80),
  example: z
    .boolean()
    .check(z.meta({ description: 'True for the seeded set: an example, not a rule in force' })),
  regions: z.array(regionCode).check(z.minLength(1), z.meta({ description: 'Destinations by code prefix' })),
  fromDate: day,
  toDate: z.optional(day),
  appliesTo: z.strictObject({
    origin: z.enum(['any', 'outside-henan', 'abroad']),
    riskStay: z.optional(z.literal(true)),
    symptoms: z.optional(z.literal(true)),
  }),
  options: z.array(ruleOption).check(z.minLength(1)),
});
export type ControlRule = z.infer<typeof controlRule>;
