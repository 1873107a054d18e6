import * as z from 'zod/mini';
import { controlMeasure, transport } from './codes.ts';
import { declarationId } from './declaration.ts';
import { declarationState } from './life-cycle.ts';
import { messageOf } from './messages.ts';
import { isListed } from './metric.ts';
import { riskLevel } from './occurrence.ts';
import { changeReader } from './reader-standing.ts';
import { regionCode } from './region.ts';
import { inRange } from './statistics.ts';
import { originCodes } from './tally.ts';
import { day, instant, line } from './text.ts';
import { worklistRow } from './worklist.ts';

/** Above the county a list is a background export; below, it is read page by page (requirements D2, design.md §3). */
export const widestListed = 6;

const asked = {
  region: regionCode,
  from: day.check(
    z.meta({ description: 'First day of the current expected arrival; with a metric, of what is counted' }),
  ),
  to: day,
  metric: z.optional(
    z.string().check(
      z.refine(isListed, { message: messageOf('metric.unlisted') }),
      z.meta({
        description:
          'A metric of the dictionary: the cases that its figure for the region and the days counts, each once',
      }),
    ),
  ),
  state: z.optional(declarationState),
  risk: z.optional(z.enum(['stay', ...riskLevel.options])),
  measure: z.optional(controlMeasure),
  overdue: z.optional(z.literal('true')),
  dispatch: z.optional(
    z
      .literal('true')
      .check(z.meta({ description: 'Only what stands on a township’s own list, to be dispatched' })),
  ),
  transport: z.optional(transport),
  origin: z.optional(z.enum(originCodes)),
};

/** Which declarations of a region are asked for, on pages or in an export. */
export const caseListAsked = z.strictObject(asked).check(...inRange());
export type CaseListAsked = z.infer<typeof caseListAsked>;

/** `GET /v1/declarations?region=…` for staff: a page of them. */
export const caseListQuery = z.strictObject({ ...asked, cursor: z.optional(z.string()) }).check(...inRange());
export type CaseListQuery = z.infer<typeof caseListQuery>;

const { section: _section, transfer: _transfer, dueAt: _dueAt, ...shown } = worklistRow.shape;

/** A line of the list: masked name, dates and flags. A masked list is no view (design.md §3, audit). */
export const caseListRow = z.object({
  ...shown,
  id: declarationId,
  place: regionCode,
  dueAt: z.optional(instant.check(z.meta({ description: 'Absent when the case is closed' }))),
  overdue: z.boolean(),
  arrivedAt: z.optional(instant),
  riskLevel: z.optional(riskLevel),
  measure: z.optional(
    controlMeasure.check(
      z.meta({
        description: 'The measure that holds, or held until the case was closed; none when it was lifted',
      }),
    ),
  ),
  owedTestDate: z.optional(
    day.check(
      z.meta({
        description: 'Of an open case: the day of the earliest test that was asked for and not done',
      }),
    ),
  ),
});
export type CaseListRow = z.infer<typeof caseListRow>;

export const caseList = z.object({
  rows: z.array(caseListRow),
  next: z.optional(
    z.string().check(
      z.meta({
        description: 'Opaque cursor of the next page; a page may be short, or empty, and have one',
      }),
    ),
  ),
  elsewhere: z.optional(
    z.int().check(
      z.nonnegative(),
      z.meta({
        description:
          'Of what the metric counted here, on this page, so many are now the responsibility of a place outside the caller’s area, and are not shown',
      }),
    ),
  ),
});
export type CaseList = z.infer<typeof caseList>;

/** `POST …/unmasking`: personal data are shown to levels above the community for a reason, which is put on record. */
export const unmaskingPurposes = [
  'contact-tracing',
  'urgent-care',
  'complaint',
  'data-correction',
  'supervision',
] as const;
const unmaskingReason = z.pipe(line(200), z.string().check(z.minLength(4, messageOf('reason.short'))));
export const unmaskingRequest = z.strictObject({
  purpose: z.enum(unmaskingPurposes),
  reason: unmaskingReason,
});
export type UnmaskingRequest = z.infer<typeof unmaskingRequest>;

/** `GET …/views`: who looked at a case, when, and why; the latest first, 200 at most; for the level that stands above the viewer (requirements A12, D2). */
export const caseViews = z.object({
  views: z.array(
    z.object({
      at: instant,
      sub: z.string(),
      place: regionCode.check(z.meta({ description: 'The region that the viewer acted for' })),
      masked: z.boolean(),
      purpose: z.optional(z.enum(unmaskingPurposes)),
      reason: z.optional(z.string()),
    }),
  ),
  told: z.array(z.object({ reader: changeReader, region: regionCode })).check(
    z.meta({
      description:
        'Systems that every change of the case is told to, whole: that of the province, and those of the cities that answer or answered for it, where the province connected them',
    }),
  ),
});
export type CaseViews = z.infer<typeof caseViews>;
