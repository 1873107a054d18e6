import * as z from 'zod/mini';
import { sex, stayKind } from './codes.ts';
import { journey, riskStays, symptoms } from './declaration-request.ts';
import { identityDocument } from './identity-document.ts';
import { day, instant, phone } from './text.ts';

/** The personal fields: one encrypted blob in the table (requirements K1). */
export const personalPart = z.object({
  name: z.string(),
  document: identityDocument,
  phone,
  birthDate: day,
  sex: z.optional(sex),
  guardian: z.optional(z.object({ name: z.string(), phone })),
  declarant: z.object({ name: z.string(), phone }),
  originAddress: z.string(),
  destinationAddress: z.string(),
  journey,
  symptoms,
  riskStays,
  lastTest: z.optional(z.object({ sampledAt: instant, result: z.string() })),
  helpNeeded: z.optional(z.array(z.string())),
  stayKind: z.optional(stayKind),
  host: z.optional(z.object({ name: z.string(), phone })),
  plannedDepartureDate: z.optional(day),
});
export type PersonalPart = z.infer<typeof personalPart>;
