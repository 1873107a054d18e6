import * as z from 'zod/mini';
import { sex, stayKind } from './codes.ts';
import { journey, riskStays, symptoms } from './declaration-request.ts';
import { identityDocument } from './identity-document.ts';
import { cityCode } from './region.ts';
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
  source: z.optional(
    z
      .object({
        city: cityCode,
        reference: z.string(),
        submittedAt: instant,
        import: z.string(),
        line: z.int(),
        mapping: z.int(),
      })
      .check(
        z.meta({
          description:
            'Where it comes from, when a city’s own system sent it: what that calls it, and by which mapping which line of which import was read (requirements J1)',
        }),
      ),
  ),
});
export type PersonalPart = z.infer<typeof personalPart>;
