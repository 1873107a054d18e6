import * as z from 'zod/mini';
import { declarationId } from './declaration.ts';
import { messageOf } from './messages.ts';
import { problem } from './problem.ts';
import { communityCode, regionCode } from './region.ts';
import { changedFigure, reportedFigures, reportedMetric, reportedTotals } from './reported-figures.ts';
import { day, instant, line } from './text.ts';

/** How data contradict a zero that somebody attests (requirements E5). */
export const contradictionKind = z.enum(['arrived', 'tests-positive', 'other-flows', 'overdue', 'findings']);
export type ContradictionKind = z.infer<typeof contradictionKind>;
export const contradiction = z.object({
  kind: contradictionKind.check(
    z.meta({
      description:
        'What happened on the day, a first contact that is overdue now, or what comparison found and nobody has seen through',
    }),
  ),
  count: z.int(),
  cases: z.array(declarationId).check(z.meta({ description: 'Those that the community still answers for' })),
});
export type Contradiction = z.infer<typeof contradiction>;

const remarks = line(500);
const reason = line(500).check(z.minLength(4, messageOf('reason.short')));

/** What names some contradictions: others have another. */
const contradictionsTag = z.string().check(z.regex(/^[0-9a-f]{16}$/));

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
  contradictionsTag: z.optional(
    contradictionsTag.check(
      z.meta({
        description:
          'Of the refusal that listed what the data say against a zero: an objection against anything that was not listed is refused, with the list',
      }),
    ),
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

/** A refusal of a report tells what stands against it (RFC 9457 §3.2). */
export const reportProblem = z.extend(problem, {
  changed: z.optional(
    z.array(changedFigure).check(z.meta({ description: 'What was seen, and what is true now' })),
  ),
  contradictions: z.optional(
    z.array(contradiction).check(z.meta({ description: 'What the data say against a zero report' })),
  ),
  contradictionsTag: z.optional(
    contradictionsTag.check(
      z.meta({ description: 'Names these: whoever objects to them sends it along, having seen them' }),
    ),
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
