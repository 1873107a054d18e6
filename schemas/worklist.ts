import * as z from 'zod/mini';
import { direction, transport } from './codes.ts';
import { ruleOption } from './control-rule.ts';
import {
  change,
  cityRowNamed,
  declarationId,
  imposedMeasure,
  message,
  transfer,
  verification,
} from './declaration.ts';
import { journey, riskStays, symptoms } from './declaration-request.ts';
import { declarationState } from './life-cycle.ts';
import { cityCode, regionCode } from './region.ts';
import { instant } from './text.ts';

/** Why a row stands in the worklist (ux.md: due now, arriving today, new, waiting for acceptance). */
export const worklistSection = z.enum([
  'overdue',
  'waiting-for-acceptance',
  'arriving-today',
  'new',
  'later',
]);
export type WorklistSection = z.infer<typeof worklistSection>;

/** A row: masked name, dates and flags, nothing that needs the record itself (design.md, F11). */
export const worklistRow = z.object({
  id: declarationId,
  section: worklistSection,
  state: declarationState,
  maskedName: z.string(),
  direction,
  transport,
  origin: z.string().check(z.meta({ description: 'Region code or country where the journey starts' })),
  expectedArrivalAt: instant,
  submittedAt: instant,
  dueAt: instant,
  symptoms: z.boolean(),
  riskStay: z.boolean(),
  child: z.boolean(),
  shortNotice: z.boolean(),
  claims: z
    .int()
    .check(
      z.meta({ description: 'How many further filings for the same person and day wait to be settled' }),
    ),
  transfer: z.optional(
    z.int().check(z.meta({ description: 'Number of the transfer that waits for acceptance here' })),
  ),
});
export type WorklistRow = z.infer<typeof worklistRow>;

/** `GET /v1/worklist`: what waits at one place, the next due first. */
export const worklist = z.object({
  place: regionCode,
  roundAt: z.optional(instant.check(z.meta({ description: 'When the last distribution round came' }))),
  counts: z.object({
    overdue: z.int(),
    waitingForAcceptance: z.int(),
    arrivingToday: z.int(),
    new: z.int(),
    all: z.int(),
    complete: z.boolean().check(z.meta({ description: 'False when more rows exist than were counted' })),
  }),
  rows: z.array(worklistRow),
  next: z.optional(z.string().check(z.meta({ description: 'Opaque cursor of the next page' }))),
});
export type Worklist = z.infer<typeof worklist>;

/** What a rule yields for this person, to pick from (requirements C8). */
export const offeredMeasure = z.object({
  ruleId: z.string(),
  ruleVersion: z.int(),
  title: z.object({ zh: z.string(), en: z.string() }),
  documentNumber: z.string(),
  example: z.boolean(),
  option: z.int(),
  ...ruleOption.shape,
});
export type OfferedMeasure = z.infer<typeof offeredMeasure>;

/** A test that the measure in force asks for, and whether it was done. */
export const dueTest = z.object({ date: z.string(), done: z.boolean() });
export type DueTest = z.infer<typeof dueTest>;

/** What was changed of what was declared, by the person or, in their name, by the system of their city. */
export const toldChange = z.object({
  at: instant,
  kind: change.shape.kind,
  row: z.optional(
    z
      .extend(cityRowNamed, { cityName: z.string() })
      .check(z.meta({ description: 'By which the city’s own system said so' })),
  ),
});
export type ToldChange = z.infer<typeof toldChange>;

/** `GET /v1/declarations/{id}` for staff: the case, whole or masked, audited as a view (invariant 7). */
export const caseDetail = z.object({
  masked: z.optional(
    z.literal(true).check(
      z.meta({
        description:
          'Shown to a level above: name, numbers and addresses masked, birth year only, notes and reasons left out',
      }),
    ),
  ),
  id: declarationId,
  version: z.int(),
  state: declarationState,
  place: regionCode,
  placePath: z.string(),
  submittedAt: instant,
  updatedAt: instant,
  direction,
  expectedArrivalAt: instant,
  leadDays: z.int(),
  shortNotice: z.boolean(),
  edits: z.int(),
  dueAt: z.optional(instant),
  arrivedAt: z.optional(instant),
  claimOf: z.optional(declarationId),
  claims: z.array(declarationId),
  party: z.object({ first: declarationId, index: z.int(), size: z.int() }),
  origin: z.object({
    regionCode: z.optional(regionCode),
    country: z.optional(z.string()),
    path: z.string(),
    address: z.string(),
  }),
  destination: z.object({ community: regionCode, path: z.string(), address: z.string() }),
  person: z.object({
    name: z.string(),
    documentType: z.string(),
    documentNumber: z.string(),
    phone: z.string(),
    birthDate: z.string(),
    sex: z.optional(z.string()),
    guardian: z.optional(z.object({ name: z.string(), phone: z.string() })),
    declarant: z.object({ name: z.string(), phone: z.string() }),
  }),
  source: z.optional(
    z.object({ city: cityCode, reference: z.optional(z.string()), submittedAt: instant }).check(
      z.meta({
        description: 'The city’s own system that sent it, what that calls it, and when it was declared there',
      }),
    ),
  ),
  journey,
  symptoms,
  riskStays,
  lastTest: z.optional(z.object({ sampledAt: instant, result: z.string() })),
  helpNeeded: z.optional(z.array(z.string())),
  stayKind: z.optional(z.string()),
  host: z.optional(z.object({ name: z.string(), phone: z.string() })),
  plannedDepartureDate: z.optional(z.string()),
  channel: z.string(),
  measure: z.optional(imposedMeasure.check(z.meta({ description: 'The measure in force' }))),
  tests: z.array(dueTest),
  offered: z.array(offeredMeasure),
  allowed: z
    .array(z.string())
    .check(z.meta({ description: 'Life events that may happen now (life-cycle.ts)' })),
  verifications: z.array(verification),
  transfers: z.array(transfer),
  messages: z.array(message),
  changes: z.array(toldChange),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** What a recorded step is answered with: where the case stands now. */
export const recordedStep = z.object({
  id: declarationId,
  version: z.int(),
  state: declarationState,
  place: regionCode,
  dueAt: z.optional(instant),
  n: z.optional(z.int().check(z.meta({ description: 'Number of the transfer' }))),
});
export type RecordedStep = z.infer<typeof recordedStep>;
