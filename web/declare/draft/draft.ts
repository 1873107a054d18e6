import * as z from 'zod/mini';
import { documentType, formChannel } from '../../../schemas/codes.ts';

/**
 * The form as it is typed: texts, and nothing where no answer was given yet. It is kept on the phone until the
 * declaration is answered. Optional answers are empty texts, so that a field always has a value to show.
 */
const text = z.string();
const answer = z.optional(z.boolean());

const riskStayDraft = z.object({ regionCode: text, regionName: text, fromDate: text, toDate: text });
export type RiskStayDraft = z.infer<typeof riskStayDraft>;

export const travellerDraft = z.object({
  /** Stable while others are added and removed. */
  key: text,
  name: text,
  documentType,
  documentNumber: text,
  phone: text,
  birthDate: text,
  sex: text,
  guardianName: text,
  guardianPhone: text,
  symptoms: answer,
  symptomsWhich: z.array(text),
  symptomsSince: text,
  riskStay: answer,
  stays: z.array(riskStayDraft),
  testDate: text,
  testResult: text,
  helpNeeded: z.array(text),
});
export type TravellerDraft = z.infer<typeof travellerDraft>;

export const tripDraft = z.object({
  direction: text,
  arrivalDate: text,
  arrivalTime: text,
  originKind: z.enum(['china', 'abroad']),
  originRegion: text,
  originRegionName: text,
  originCountry: text,
  originAddress: text,
  community: text,
  communityPath: text,
  destinationAddress: text,
  stayKind: text,
  hostName: text,
  hostPhone: text,
  departureDate: text,
  transport: text,
  serviceNumber: text,
  carriage: text,
  seat: text,
  plate: text,
});
export type TripDraft = z.infer<typeof tripDraft>;

export const stepNames = ['who', 'when', 'where', 'how', 'health', 'check'] as const;
export type StepName = (typeof stepNames)[number];

export const draft = z.object({
  /** The Idempotency-Key: one for each form, so that sending again never declares twice. */
  key: text,
  /** The receipt's secret: made here, and only its hash is sent (invariant 1). */
  secret: text,
  step: z.enum(stepNames),
  /** What was sent without an answer being heard: it may have been stored. */
  unanswered: z.optional(text),
  helping: z.boolean(),
  channel: formChannel,
  poster: z.optional(text),
  declarantName: text,
  declarantPhone: text,
  travellers: z.array(travellerDraft),
  trip: tripDraft,
  truthful: z.boolean(),
  /** The declaration that this form edits, and the version that it started from. */
  edits: z.optional(z.object({ id: text, version: z.int(), editsLeft: z.int() })),
});
export type Draft = z.infer<typeof draft>;
