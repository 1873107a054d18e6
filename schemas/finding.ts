import * as z from 'zod/mini';
import { contactMeans } from './codes.ts';
import { actor, declarationId } from './declaration.ts';
import { feedKindId } from './feed-kind-id.ts';
import { feedRunId } from './feed-run.ts';
import { type FindingRule, findingKind, findingRule, findingRuleId } from './finding-rule.ts';
import { messageOf } from './messages.ts';
import { regionCode } from './region.ts';
import { instant, line } from './text.ts';

/**
 * The subject and the rule: one finding for a person and a rule, however often it is found (requirements D4). The subject is a
 * declaration, or, of whom nobody has declared, a keyed hash of the document that says nothing about the person.
 */
export const findingId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}~[a-z-]{3,40}$/));
export type FindingId = z.infer<typeof findingId>;

export function findingIdOf(subject: string, rule: FindingRule['id']): FindingId {
  return `${subject}~${rule}`;
}

/** What an id is of. @throws ZodError for what is no id. */
export function readFindingId(id: string): { subject: string; rule: FindingRule['id'] } {
  const [subject = '', rule] = findingId.parse(id).split('~');
  return { subject, rule: findingRuleId.parse(rule) };
}

export const findingState = z.enum(['open', 'closed']);
export type FindingState = z.infer<typeof findingState>;

/** How a finding ended. `settled`: what it rested on is so no more; a `correction` says that the data were wrong (requirements D7). */
export const findingOutcome = z.enum([
  'settled',
  'registered',
  'controlled-elsewhere',
  'not-in-henan',
  'other-person',
  'same-person',
  'no-longer',
  'correction',
  'explained',
  'charged',
]);
export type FindingOutcome = z.infer<typeof findingOutcome>;

const note = line(200);

/** A try to reach the person. */
const contact = z.strictObject({
  kind: z.literal('contact'),
  means: contactMeans,
  reached: z.boolean(messageOf('required')),
  note: z.optional(note),
});
const remark = z.strictObject({ kind: z.literal('note'), note });
/** To another place; what is about a case goes where the case goes, by its transfer. */
const reassignment = z.strictObject({ kind: z.literal('reassignment'), place: regionCode, note });
/** Whether a row is about the person of the case. */
const confirmation = z.strictObject({
  kind: z.literal('confirmation'),
  isSame: z.boolean(messageOf('required')),
  note: z.optional(note),
});
/** Why the SIM of a community is in another device (requirements F3). */
export const separationReason = z.enum(['repair-loan', 'replacement', 'loss', 'other'], messageOf('choice'));
const explanation = z.strictObject({
  kind: z.literal('explanation'),
  reason: separationReason,
  note: z.optional(note),
});
/** The benefit of the number is to be lost, at the cost of who uses it (notice, 四（二）): said before it is so. */
const charge = z.strictObject({ kind: z.literal('charge'), note });
/** Against a charge, by whoever it is against; the level above the one that meant to charge decides then. */
const objection = z.strictObject({ kind: z.literal('objection'), note });

/** How somebody may close a finding about a person, and one about a SIM. */
export const personOutcomes = [
  'registered',
  'controlled-elsewhere',
  'not-in-henan',
  'other-person',
  'no-longer',
] as const;
export const separationOutcomes = ['explained', 'charged'] as const;
export const closureOutcome = z.enum([...personOutcomes, ...separationOutcomes], messageOf('choice'));
export type ClosureOutcome = z.infer<typeof closureOutcome>;

const closure = z.strictObject({ kind: z.literal('closure'), outcome: closureOutcome, note });
/** The data were wrong: by the level above the one that answers for it (requirements D7). */
const correction = z.strictObject({ kind: z.literal('correction'), note });

/** `POST /v1/findings/{id}/steps` */
export const findingStepRequest = z.discriminatedUnion(
  'kind',
  [contact, remark, reassignment, confirmation, explanation, charge, objection, closure, correction],
  messageOf('choice'),
);
export type FindingStepRequest = z.infer<typeof findingStepRequest>;

/** What was done about a finding; what the system did names nobody. */
export const findingStep = z.object({
  at: instant,
  by: z.optional(actor),
  step: z.union([
    ...findingStepRequest.def.options,
    z.object({ kind: z.enum(['opened', 'reopened', 'settled']) }),
    z.object({ kind: z.literal('moved'), place: regionCode }),
  ]),
});
export type FindingStep = z.infer<typeof findingStep>;

/** What a line shows of a finding. */
const shown = {
  id: findingId,
  rule: findingRuleId,
  ruleVersion: z.int(),
  kind: findingKind,
  place: regionCode.check(z.meta({ description: 'Who answers for it' })),
  declaration: z.optional(
    declarationId.check(z.meta({ description: 'Absent when nobody has declared the person' })),
  ),
  maskedName: z.string(),
  state: findingState,
  outcome: z.optional(findingOutcome),
  openedAt: instant,
  dueAt: instant.check(z.meta({ description: 'By when it is to be seen through' })),
  closedAt: z.optional(instant),
  times: z
    .int()
    .check(z.positive(), z.meta({ description: 'How often it was opened: new evidence opens it again' })),
};

/** A line of the board or of the officer’s list. */
export const findingRow = z.object({
  ...shown,
  level: z
    .enum(['community', 'township', 'county', 'city'])
    .check(z.meta({ description: 'Up to whom it has escalated by its age' })),
});
export type FindingRow = z.infer<typeof findingRow>;

/** `GET /v1/findings?region=…`: of a county, a township or a community; above it what stands at that level itself. */
export const findingListQuery = z.strictObject({
  region: regionCode,
  state: z.optional(findingState),
  rule: z.optional(findingRuleId),
  cursor: z.optional(z.string()),
});
export type FindingListQuery = z.infer<typeof findingListQuery>;

export const findingList = z.object({
  rows: z.array(findingRow),
  next: z.optional(
    z.string().check(z.meta({ description: 'Opaque cursor of the next page, which may be empty' })),
  ),
});
export type FindingList = z.infer<typeof findingList>;

/** What a finding rests on: a row of a feed, or what is owed. */
export const findingEvidence = z.object({
  ref: z.string().check(z.meta({ description: 'The same for the same evidence, however often it comes' })),
  at: instant,
  feed: z.optional(feedKindId),
  run: z.optional(feedRunId),
  line: z.optional(z.int()),
  receivedAt: z.optional(instant),
  told: z.record(z.string(), z.string()),
});
export type FindingEvidence = z.infer<typeof findingEvidence>;

/** `GET /v1/findings/{id}`: the finding with its evidence and steps; looking at it is put on record. */
export const finding = z.object({
  ...shown,
  level: findingRow.shape.level,
  published: findingRule.check(
    z.meta({
      description: 'The rule as it is published now; `ruleVersion` is the one by which this was found',
    }),
  ),
  evidence: z.array(findingEvidence),
  steps: z.array(findingStep),
  person: z.optional(
    z
      .object({
        name: z.optional(z.string()),
        document: z.optional(z.string()),
        phone: z.optional(z.string()),
      })
      .check(
        z.meta({ description: 'Whom nobody has declared, or whom a row names; masked above the township' }),
      ),
  ),
  allowed: z
    .array(
      z.enum([
        'contact',
        'note',
        'reassignment',
        'confirmation',
        'explanation',
        'charge',
        'objection',
        'closure',
        'correction',
      ]),
    )
    .check(z.meta({ description: 'Steps that the caller may take now' })),
  outcomes: z
    .array(closureOutcome)
    .check(z.meta({ description: 'As what the caller may close it now; empty without `closure`' })),
  version: z.int(),
});
export type Finding = z.infer<typeof finding>;

const hourMs = 3_600_000;
/** So long after a charge was announced it can be objected to before it stands (requirements F3: objection before any charge). */
export const objectionDays = 7;
/** Hours after it was due, from which the level above is responsible as well. */
const escalationHours = { township: 0, county: 24, city: 72 } as const;

/** Up to whom an open finding has escalated (requirements D4: a clock; escalated by age). What time alone changes is never stored. */
export function escalatedTo(
  { dueAt, closedAt }: { dueAt: string; closedAt?: string | undefined },
  now: Date,
) {
  const late = (closedAt === undefined ? now.getTime() : Date.parse(closedAt)) - Date.parse(dueAt);
  if (late >= escalationHours.city * hourMs) return 'city' as const;
  if (late >= escalationHours.county * hourMs) return 'county' as const;
  return late >= escalationHours.township * hourMs ? ('township' as const) : ('community' as const);
}
