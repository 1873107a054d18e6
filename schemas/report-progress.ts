import * as z from 'zod/mini';
import { reportState } from './daily-report.ts';
import { messageOf } from './messages.ts';
import { communityCode, regionCode } from './region.ts';
import { reportedFigures, reportedTotals } from './reported-figures.ts';
import { daysBetween } from './shanghai-day.ts';
import { day, instant } from './text.ts';

/** How far the reports of some communities are. */
export const reportProgress = z.object({
  due: z.int().check(z.meta({ description: 'Communities that have to report' })),
  confirmed: z.int().check(z.meta({ description: 'Of these, those that have, zero reports among them' })),
  zero: z.int(),
  objected: z.int(),
  silentZero: z.optional(
    z.int().check(
      z.meta({
        description:
          'Of what stands since the report was closed: communities that nobody answered for and of which the data say that nothing happened (invariant 6)',
      }),
    ),
  ),
});
export type ReportProgress = z.infer<typeof reportProgress>;

/** What stands beside figures that never change (requirements E3). */
const difference = z.optional(
  reportedTotals.check(
    z.meta({
      description:
        'How much all corrections together have changed each figure since the report was closed; absent without any',
    }),
  ),
);

/** A community that reports. */
export const reportingCommunity = z.object({ code: communityCode, name: z.string() });

/** A community that has not confirmed, with the number of its officer's phone (requirements E5). */
export const missingCommunity = z.extend(reportingCommunity, {
  phone: z.optional(z.string()),
  unmanned: z.optional(
    z.literal(true).check(z.meta({ description: 'It has no active officer: its township reports (B3)' })),
  ),
  derivedZero: z.boolean().check(
    z.meta({
      description:
        'The data say that nothing happened: no attested zero, and a silent one when the report is closed (invariant 6)',
    }),
  ),
});
export type MissingCommunity = z.infer<typeof missingCommunity>;

/** `GET /v1/daily-reports/{day}?region=`: who has reported, and who has not. */
export const regionReport = z.object({
  day,
  region: z.object({ code: regionCode, name: z.string(), path: z.string() }),
  state: reportState,
  confirmBy: instant,
  closesAt: instant,
  asOf: instant,
  total: reportProgress,
  children: z.array(
    z.object({
      code: regionCode,
      name: z.string(),
      progress: reportProgress,
      figures: z.optional(reportedFigures),
      corrections: z.optional(
        z.int().check(z.meta({ description: 'Restatements of what lies in it since the report was closed' })),
      ),
      difference,
    }),
  ),
  closed: z.optional(
    z
      .object({
        at: instant,
        number: z.string(),
        sha256: z.string().check(z.meta({ description: 'Of all rows of the region, in their order' })),
        corrections: z.int(),
        figures: reportedFigures,
        difference,
      })
      .check(z.meta({ description: 'What stands since the report was closed' })),
  ),
  missing: z.optional(
    z
      .array(missingCommunity)
      .check(
        z.meta({ description: 'Of a county or a township; above them there are the counts of children' }),
      ),
  ),
  objections: z.optional(
    z
      .array(reportingCommunity)
      .check(
        z.meta({ description: 'Of a county or a township: communities whose objection is not answered' }),
      ),
  ),
  remindedAt: z.optional(
    instant.check(
      z.meta({ description: 'When somebody had the missing ones of a county or a township reminded last' }),
    ),
  ),
});
export type RegionReport = z.infer<typeof regionReport>;

/** Its query. */
export const regionReportQuery = z.strictObject({ region: regionCode });

/** Five weeks: as many days as a calendar shows. */
export const mostReportDays = 35;

/** `GET /v1/daily-reports?region=&from=&to=` */
export const reportDaysQuery = z.strictObject({ region: regionCode, from: day, to: day }).check(
  z.refine(({ from, to }) => from <= to, { message: messageOf('date.order'), path: ['to'] }),
  z.refine(({ from, to }) => daysBetween(from, to) < mostReportDays, {
    message: messageOf('report.range-long'),
    path: ['to'],
  }),
);
export type ReportDaysQuery = z.infer<typeof reportDaysQuery>;

/** How far the reports of a region are on each of some days. */
export const reportDays = z.object({
  region: regionCode,
  from: day,
  to: day,
  asOf: instant,
  days: z
    .array(z.object({ day, state: reportState, closesAt: instant, progress: reportProgress }))
    .check(z.meta({ description: 'In their order; a day without a report is absent' })),
});
export type ReportDays = z.infer<typeof reportDays>;
export type ReportDay = ReportDays['days'][number];

const remindedDigits = [6, 9];

/** `POST …/reminders`: the officers of a county or township who have not confirmed are reminded once more (requirements E2). */
export const reminderRequest = z.strictObject({
  region: regionCode.check(
    z.refine((code) => remindedDigits.includes(code.length), messageOf('report.remind-level')),
  ),
});
export type ReminderRequest = z.infer<typeof reminderRequest>;

/** What came of it. */
export const reminder = z.object({
  day,
  region: regionCode,
  at: instant,
  by: z.string(),
  communities: z.int().check(z.meta({ description: 'How many are reminded' })),
  againAt: instant.check(z.meta({ description: 'From when on they can be reminded again' })),
});
export type Reminder = z.infer<typeof reminder>;
