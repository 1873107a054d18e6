import * as z from 'zod/mini';
import { sex } from './codes.ts';
import { declarationId, imposedMeasure } from './declaration.ts';
import { messageRequest, receiptHash, riskStays, symptoms, trip } from './declaration-request.ts';
import { identityDocument } from './identity-document.ts';
import { delistedArea } from './lifting.ts';
import { regionCode } from './region.ts';
import { day, instant, phone } from './text.ts';

/** What a submission is answered with. Nothing in it ever changes, so a retry gets the same bytes (invariant 1). */
export const declared = z.object({
  declarations: z.array(
    z.object({
      id: declarationId,
      submittedAt: instant,
      leadDays: z.int(),
      shortNotice: z.boolean(),
    }),
  ),
});
export type Declared = z.infer<typeof declared>;

/** A measure as the person under it reads it: until when, by which document, and why it ended before its last day (requirements A12, C8, D6). */
export const toldMeasure = z.object({
  ...imposedMeasure.shape,
  ended: z.optional(
    z.object({
      date: day.check(z.meta({ description: 'When it was taken back' })),
      areas: z
        .array(delistedArea)
        .check(z.meta({ description: 'The risk areas that it rested on, which are off the list' })),
    }),
  ),
});

/** The words a citizen reads for a state (ux.md). `assigned` is told from the round; a claim reads like any other. */
export const citizenState = z.enum([
  'declared',
  'assigned',
  'contacted',
  'verified',
  'under-control',
  'released',
  'not-coming',
  'withdrawn',
]);
export type CitizenState = z.infer<typeof citizenState>;

/** `GET /v1/declarations/{id}` for the citizen: the receipt. Tests and measures of another adult are left out (A6). */
export const receipt = z.object({
  id: declarationId,
  version: z.int(),
  state: citizenState,
  submittedAt: instant,
  leadDays: z.int(),
  shortNotice: z.boolean(),
  editsLeft: z.int(),
  editable: z.boolean(),
  withdrawable: z.boolean(),
  handOutAt: instant.check(z.meta({ description: 'The round that hands it to the officer, or handed it' })),
  trip,
  traveller: z.object({
    name: z.string(),
    document: identityDocument,
    phone,
    birthDate: day,
    sex: z.optional(sex),
    guardian: z.optional(z.object({ name: z.string(), phone })),
    symptoms,
    riskStays,
    lastTest: z.optional(z.object({ sampledAt: instant, result: z.string() })),
    helpNeeded: z.optional(z.array(z.string())),
  }),
  community: z.object({
    code: regionCode,
    path: z.string(),
    officerPhone: z.optional(z.string()),
  }),
  arrivedAt: z.optional(instant),
  measures: z.optional(z.array(toldMeasure)),
  tests: z.optional(z.array(z.object({ sampledAt: instant, result: z.string() }))),
  messages: z.array(z.object({ at: instant, content: messageRequest })),
});
export type Receipt = z.infer<typeof receipt>;

/** `GET /v1/declarations` with a citizen's session: what was declared with this phone. */
export const myDeclarations = z.object({
  declarations: z.array(
    z.object({
      id: declarationId,
      state: citizenState,
      maskedName: z.string(),
      expectedArrivalAt: instant,
      community: z.object({ code: regionCode, path: z.string() }),
      mine: z
        .boolean()
        .check(
          z.meta({ description: 'The session’s phone is the traveller’s own, so it can be taken over' }),
        ),
    }),
  ),
});
export type MyDeclarations = z.infer<typeof myDeclarations>;

/** `PUT …/receipt`: the traveller takes over with a secret of their own device (requirements A6). */
export const takeOverRequest = z.strictObject({
  receiptHash,
});
export type TakeOverRequest = z.infer<typeof takeOverRequest>;
