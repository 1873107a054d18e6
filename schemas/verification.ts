import * as z from 'zod/mini';
import { contactMeans, testResult } from './codes.ts';
import { journey, riskStays, symptoms } from './declaration-request.ts';
import type { LifeEvent } from './life-cycle.ts';
import { lifting } from './lifting.ts';
import { messageOf } from './message-of.ts';
import { day, instant, line } from './text.ts';

const note = z.optional(line(200));

/** The officer tried to reach the person, by phone or at the door; each try is kept (requirements C2, C6). */
const contact = z.strictObject({
  kind: z.literal('contact'),
  means: contactMeans,
  reached: z.boolean(messageOf('required')),
  note,
});

/** The person has come: when and how, with symptoms and risk-area stays asked again (requirements C2). */
const arrival = z.strictObject({
  kind: z.literal('arrival'),
  arrivedAt: instant,
  journey,
  symptoms,
  riskStays,
  note,
});

/** The person said that they will not come. */
const notComing = z.strictObject({ kind: z.literal('not-coming'), note });

/** A nucleic acid test taken locally after arrival (requirements C2); a pending one is completed by another entry. */
const test = z.strictObject({
  kind: z.literal('test'),
  sampledAt: instant,
  result: testResult,
  resultAt: z.optional(instant),
  note,
});

/** A control measure, picked among what the rules yield (requirements C8); its days and tests come from the rule. */
const measure = z.strictObject({
  kind: z.literal('measure'),
  ruleId: line(40).check(z.meta({ description: 'The published rule that yields the measure' })),
  ruleVersion: z.int().check(z.positive()),
  option: z
    .int()
    .check(z.nonnegative(), z.meta({ description: 'Which of the options that the rule yields, from 0' })),
  startDate: day,
  note,
});

/** The case is done: the measure has ended, or none is needed. */
const release = z.strictObject({ kind: z.literal('release'), note });

/** One step of a verification, recorded over days; each is kept, none overwritten (requirements C2). */
export const verificationRequest = z.discriminatedUnion(
  'kind',
  [contact, arrival, notComing, test, measure, release],
  messageOf('choice'),
);
export type VerificationRequest = z.infer<typeof verificationRequest>;

/** What stands in the history of a case: what staff recorded, and what the system did by a rule. */
export const verificationStep = z.discriminatedUnion('kind', [...verificationRequest.def.options, lifting]);
export type VerificationStep = z.infer<typeof verificationStep>;

/** What a step does to the life of the declaration. */
export function lifeEventOf(step: Pick<VerificationStep, 'kind'> & { reached?: boolean }): LifeEvent {
  if (step.kind === 'contact') return step.reached === true ? 'reached' : 'not-reached';
  return step.kind;
}

/** `POST …/transfers`: the person arrived, or will arrive, elsewhere (requirements C3). */
export const transferRequest = z.strictObject({
  community: z.string().check(z.regex(/^41\d{10}$/, messageOf('community.format'))),
  reason: line(200),
});
export type TransferRequest = z.infer<typeof transferRequest>;

/** `POST …/transfers/{n}/acceptance` */
export const acceptanceRequest = z.strictObject({ note });
/** `POST …/transfers/{n}/refusal` */
export const refusalRequest = z.strictObject({ reason: line(200) });
export type RefusalRequest = z.infer<typeof refusalRequest>;

/** `POST …/claims/{claim}/settlement`: which of two filings for one person and day is the real one (requirements A7). */
export const settlementRequest = z.strictObject({
  keep: z.enum(['first', 'claim'], messageOf('choice')),
  reason: line(200),
});
export type SettlementRequest = z.infer<typeof settlementRequest>;

/** After this many transfers the township or county above both communities decides (requirements C3, invariant 3). */
export const mostTransfers = 5;
