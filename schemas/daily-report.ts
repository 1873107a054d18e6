import * as z from 'zod/mini';
import { declarationId } from './declaration.ts';
import { messageOf } from './messages.ts';
import { problem } from './problem.ts';
import { communityCode, regionCode } from './region.ts';
import { daysBetween } from './shanghai-day.ts';
import { reportedKeys } from './tally.ts';
import { day, instant, line } from './text.ts';

/** A flow of the daily report: the id of a metric of the dictionary. */
export const reportedMetric = z.enum(reportedKeys);
export type ReportedMetric = z.infer<typeof reportedMetric>;

/** One flow of the reported day. What is reported is both together; a correction may take something back. */
export const reportedFigure = z.object({
  atMidnight: z.int().check(z.meta({ description: 'What was known when the day ended, at 24:00' })),
  since: z.int().check(z.meta({ description: 'What of the day became known after it had ended' })),
});
export type ReportedFigure = z.infer<typeof reportedFigure>;

/** All flows of a community's day, zeros explicit (requirements E1). */
export const reportedFigures = z.record(reportedMetric, reportedFigure);
export type ReportedFigures = z.infer<typeof reportedFigures>;

/** The same as whoever confirms saw them, both parts together. */
export const reportedTotals = z.record(reportedMetric, z.int());
export type ReportedTotals = z.infer<typeof reportedTotals>;

/** How data contradict a zero that somebody attests (requirements E5). */
export const contradictionKind = z.enum(['arrived', 'tests-positive', 'other-flows', 'overdue']);
export type ContradictionKind = z.infer<typeof contradictionKind>;
export const contradiction = z.object({
  kind: contradictionKind.check(
    z.meta({ description: 'What happened on the day, or a first contact that is overdue now' }),
  ),
  count: z.int(),
  cases: z.array(declarationId).check(z.meta({ description: 'Those that the community still answers for' })),
});
export type Contradiction = z.infer<typeof contradiction>;

/** A figure that has changed since it was on the screen. */
export const changedFigure = z.object({ metric: reportedMetric, seen: z.int(), now: z.int() });
export type ChangedFigure = z.infer<typeof changedFigure>;

const remarks = line(500);
const reason = line(500).check(z.minLength(4, messageOf('reason.short')));

/** `POST …/confirmation`: the officer reports the day (requirements E1), a day with nothing too. */
export const confirmationRequest = z.strictObject({
  attests: z.enum(['figures', 'zero']).check(
    z.meta({
      description: '`figures`: what the data say; `zero`: nothing happened, whatever the data say',
    }),
  ),
  seen: reportedTotals.check(
    z.meta({ description: 'The figures that were on the screen: others than the current ones are refused' }),
  ),
  remarks: z.optional(remarks),
  objection: z.optional(
    reason.check(z.meta({ description: 'Why the data are wrong: the township has to answer it' })),
  ),
});
export type ConfirmationRequest = z.infer<typeof confirmationRequest>;

/** `POST …/objection-answer`: the township has looked into it. */
export const objectionAnswerRequest = z.strictObject({ upheld: z.boolean(), answer: reason });
export type ObjectionAnswerRequest = z.infer<typeof objectionAnswerRequest>;

const author = { at: instant, by: z.string(), place: regionCode };

export const objection = z.object({
  reason: z.string(),
  contradictions: z.array(contradiction),
  answer: z.optional(z.object({ ...author, upheld: z.boolean(), answer: z.string() })),
});
export type Objection = z.infer<typeof objection>;

/** A community's report of a day as it was confirmed. It never changes but for the answer to its objection. */
export const confirmation = z.object({
  ...author,
  onBehalf: z
    .boolean()
    .check(z.meta({ description: 'By the township, because the community has no active officer (B3)' })),
  kind: z
    .enum(['figures', 'zero'])
    .check(z.meta({ description: '`zero`: an attested zero, against a derived one that nobody confirmed' })),
  figures: reportedFigures,
  remarks: z.optional(z.string()),
  objection: z.optional(objection),
});
export type Confirmation = z.infer<typeof confirmation>;

/** What a closed report holds of a community (invariant 6): its figures, an attested zero, or nobody's word. */
export const standing = z
  .enum(['figures', 'zero', 'silent'])
  .check(
    z.meta({ description: '`silent`: nobody confirmed in time; the figures are those of the data then' }),
  );
export type Standing = z.infer<typeof standing>;

/** A community's row of a closed report. */
export const closedRow = z.object({
  code: communityCode,
  name: z.string(),
  standing,
  onBehalf: z.boolean(),
  objected: z.boolean(),
  confirmedAt: z.optional(instant),
  figures: reportedFigures,
});
export type ClosedRow = z.infer<typeof closedRow>;

/** `POST …/corrections`: a closed report is restated, on record (requirements E3). */
export const correctionRequest = z.strictObject({
  seen: reportedTotals.check(
    z.meta({ description: 'The figures that were on the screen: others than the current ones are refused' }),
  ),
  reason,
});
export type CorrectionRequest = z.infer<typeof correctionRequest>;

/** A restatement: it stands beside the original, and beside those before it. */
export const correction = z.object({
  n: z.int(),
  ...author,
  reason: z.string(),
  figures: reportedFigures,
  changed: z
    .array(z.object({ metric: reportedMetric, was: z.int(), now: z.int() }))
    .check(
      z.meta({ description: 'Against what stood before: the closed report, or the correction before it' }),
    ),
});
export type Correction = z.infer<typeof correction>;

export const reportState = z.enum(['open', 'closed']);
export type ReportState = z.infer<typeof reportState>;

/** `GET /v1/daily-reports/{day}/communities/{community}`: the draft, or what was confirmed. */
export const communityReport = z.object({
  day,
  community: z.object({ code: communityCode, name: z.string(), path: z.string() }),
  state: reportState,
  confirmBy: instant,
  closesAt: instant,
  asOf: instant.check(z.meta({ description: 'When the figures were read' })),
  figures: reportedFigures,
  standing: z.optional(
    standing.check(z.meta({ description: 'Of a closed report, whose figures never change (invariant 5)' })),
  ),
  confirmation: z.optional(confirmation),
  corrections: z.array(correction),
  current: z.optional(
    reportedFigures.check(
      z.meta({
        description:
          'What the data say now of a closed day, where that is not what stands, or nobody has reported: it can be restated',
      }),
    ),
  ),
});
export type CommunityReport = z.infer<typeof communityReport>;

/** How far the reports of some communities are. */
export const reportProgress = z.object({
  due: z.int().check(z.meta({ description: 'Communities that have to report' })),
  confirmed: z.int().check(z.meta({ description: 'Of these, those that have, zero reports among them' })),
  zero: z.int(),
  objected: z.int(),
});
export type ReportProgress = z.infer<typeof reportProgress>;

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

/** A refusal of a report tells what stands against it (RFC 9457 §3.2). */
export const reportProblem = z.extend(problem, {
  changed: z.optional(
    z.array(changedFigure).check(z.meta({ description: 'What was seen, and what is true now' })),
  ),
  contradictions: z.optional(
    z.array(contradiction).check(z.meta({ description: 'What the data say against a zero report' })),
  ),
  days: z.optional(
    z
      .object({ first: day, last: day })
      .check(z.meta({ description: 'The first and the last day that there is a report of' })),
  ),
  againAt: z.optional(
    instant.check(z.meta({ description: 'From when on those who have not confirmed can be reminded again' })),
  ),
});
export type ReportProblem = z.infer<typeof reportProblem>;

/** Nothing happened on the day. */
export function isZero(figures: ReportedFigures): boolean {
  return reportedKeys.every((key) => totalOf(figures, key) === 0);
}

export function totalOf(figures: ReportedFigures, metric: ReportedMetric): number {
  const { atMidnight, since } = figures[metric];
  return atMidnight + since;
}

export function totalsOf(figures: ReportedFigures): ReportedTotals {
  return Object.fromEntries(reportedKeys.map((key) => [key, totalOf(figures, key)])) as ReportedTotals;
}

/** All figures of several together: data are summed at each level (requirements E4). */
export function sumFigures(some: readonly ReportedFigures[]): ReportedFigures {
  const sum = (metric: ReportedMetric, part: keyof ReportedFigure): number =>
    some.reduce((all, figures) => all + figures[metric][part], 0);
  return Object.fromEntries(
    reportedKeys.map((metric) => [
      metric,
      { atMidnight: sum(metric, 'atMidnight'), since: sum(metric, 'since') },
    ]),
  ) as ReportedFigures;
}

/** Whether two say the same, both parts of each figure together. */
export function isSame(one: ReportedFigures, other: ReportedFigures): boolean {
  return reportedKeys.every((key) => totalOf(one, key) === totalOf(other, key));
}
