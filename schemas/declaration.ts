import * as z from 'zod/mini';
import { channel, controlMeasure, direction, language, transport } from './codes.ts';
import { messageRequest } from './declaration-request.ts';
import { declarationState } from './life-cycle.ts';
import { delistedArea } from './lifting.ts';
import { riskLevel } from './occurrence.ts';
import { personalPart } from './personal-part.ts';
import { cityCode, communityCode, regionCode } from './region.ts';
import { day, instant } from './text.ts';
import { verificationStep } from './verification.ts';

export const declarationId = z.string().check(
  z.regex(/^[A-Za-z0-9_-]{22}$/),
  z.meta({
    description:
      '128 bits that only the system can derive: from traveller and arrival day, or from the Idempotency-Key; says nothing about the person',
  }),
);
export type DeclarationId = z.infer<typeof declarationId>;

/** Who did something: the staff account and the place it acted for. Ids only. */
export const actor = z.object({ sub: z.string(), place: regionCode });
export type Actor = z.infer<typeof actor>;

const recorded = {
  key: z
    .string()
    .check(z.meta({ description: 'Hash of the Idempotency-Key, so that a retry is recognised' })),
  body: z
    .string()
    .check(z.meta({ description: 'Hash of the request body, so that a reused key is recognised' })),
  at: instant,
};

/** A control measure as it was imposed, with the rule and version that it rests on (requirements C8). */
export const imposedMeasure = z.object({
  measure: controlMeasure,
  ruleId: z.string(),
  ruleVersion: z.int(),
  documentNumber: z.string(),
  startDate: day,
  endDate: day.check(z.meta({ description: 'Last day under the measure' })),
  testDates: z.array(day),
});
export type ImposedMeasure = z.infer<typeof imposedMeasure>;

export const verification = z.object({
  ...recorded,
  by: actor,
  step: verificationStep,
  imposed: z.optional(imposedMeasure),
  riskLevel: z.optional(
    riskLevel.check(z.meta({ description: 'Of the stays told on arrival, by the list valid then' })),
  ),
  lifted: z.optional(
    z.array(delistedArea).check(
      z.meta({
        description: 'Why a measure ended before its last day: what it rested on is off the list (D6)',
      }),
    ),
  ),
});
export type Verification = z.infer<typeof verification>;

export const transferState = z.enum(['waiting', 'accepted', 'refused']);
/** One link of the chain: the sender stays responsible until the receiver accepts (invariant 3). */
export const transfer = z.object({
  ...recorded,
  n: z.int(),
  by: actor,
  from: regionCode,
  to: regionCode.check(
    z.meta({ description: 'Who was asked: a community, or the township whose list stands in for one' }),
  ),
  meant: z.optional(
    communityCode.check(
      z.meta({ description: 'The community without an active officer for which its township was asked' }),
    ),
  ),
  reason: z.string(),
  state: transferState,
  answeredAt: z.optional(instant),
  answeredBy: z.optional(actor),
  answer: z.optional(z.string()),
  answerKey: z.optional(
    z.string().check(z.meta({ description: 'As `key`, of the request that answered the transfer' })),
  ),
  answerBody: z.optional(
    z.string().check(z.meta({ description: 'As `body`, of the request that answered the transfer' })),
  ),
});
export type Transfer = z.infer<typeof transfer>;

export const message = z.object({ ...recorded, content: messageRequest });
export type Message = z.infer<typeof message>;

/** How an officer settled which of two filings is the real one (requirements A7): kept on the first filing. */
export const settlement = z.object({
  ...recorded,
  by: actor,
  claim: declarationId,
  keep: z.enum(['first', 'claim']),
  reason: z.string(),
});
export type Settlement = z.infer<typeof settlement>;

/** A row of a city's own system (requirements J1: provenance is kept). */
export const cityRowNamed = z.object({ city: cityCode, import: z.string(), line: z.int() });
export type CityRowNamed = z.infer<typeof cityRowNamed>;

/**
 * What the citizen changed, beside the messages: kept so that a retry is recognised and the history can be told. `joined` changes nothing: they
 * declared the same to the system of their city.
 */
export const change = z.object({
  ...recorded,
  kind: z.enum(['edit', 'withdrawal', 'take-over', 'joined']),
  reason: z.optional(z.string()),
  row: z.optional(
    cityRowNamed.check(
      z.meta({ description: 'By which the city’s own system said so, for who declared with it' }),
    ),
  ),
  before: z.optional(
    z
      .object({ destination: communityCode, place: regionCode })
      .check(
        z.meta({ description: 'Where it was, when an edit moved it: what was counted there stays there' }),
      ),
  ),
});
export type Change = z.infer<typeof change>;

/** When the township took a case over because nobody was on duty where it lay (requirements B3). */
export const dispatch = z.object({ at: instant, from: communityCode });
export type Dispatch = z.infer<typeof dispatch>;

/** One traveller's trip: the aggregate that everything is written to, by one conditional update each. */
export const declaration = z.object({
  id: declarationId,
  version: z.int(),
  state: declarationState,
  submittedAt: instant,
  updatedAt: instant,
  direction,
  expectedArrivalAt: instant,
  leadDays: z.int(),
  shortNotice: z.boolean(),
  origin: z.object({ regionCode: z.optional(regionCode), country: z.optional(z.string()) }),
  destination: communityCode.check(z.meta({ description: 'The community as declared' })),
  place: regionCode.check(
    z.meta({ description: 'Who is responsible now: a community, or a township’s dispatch list' }),
  ),
  transport,
  symptoms: z.boolean(),
  riskStay: z.boolean(),
  child: z.boolean(),
  dispatches: z.optional(
    z.array(dispatch).check(z.meta({ description: 'Who was responsible until the township was, and when' })),
  ),
  edits: z.int(),
  waitingAt: z.optional(
    regionCode.check(
      z.meta({ description: 'The place that was asked to take the case and has not answered' }),
    ),
  ),
  refusedBy: z.optional(
    regionCode.check(
      z.meta({ description: 'The place that refused the last transfer: its retry is recognised' }),
    ),
  ),
  dueAt: z.optional(
    instant.check(z.meta({ description: 'When the officer’s next step is due; absent when closed' })),
  ),
  arrivedAt: z.optional(instant),
  claimOf: z.optional(declarationId),
  claims: z.array(declarationId),
  party: z
    .array(declarationId)
    .check(
      z.meta({ description: 'All that were declared in the same form, in its order; this one among them' }),
    ),
  forAnotherAdult: z.boolean().check(
    z.meta({
      description: 'Filed by somebody else for an adult with a phone of their own (requirements A6)',
    }),
  ),
  takenOver: z.boolean(),
  receiptHash: z.string(),
  channel,
  poster: z.optional(communityCode),
  language,
  privacyNotice: z.string(),
  personal: personalPart,
  verifications: z.array(verification),
  transfers: z.array(transfer),
  messages: z.array(message),
  changes: z.array(change),
  settlements: z.array(settlement),
});
export type Declaration = z.infer<typeof declaration>;
