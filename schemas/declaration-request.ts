import * as z from 'zod/mini';
import {
  direction,
  formChannel,
  helpKind,
  language,
  sex,
  stayKind,
  symptom,
  testResult,
  transport,
} from './codes.ts';
import { countryCode } from './country.ts';
import { identityDocument, readResidentId } from './identity-document.ts';
import { messageOf } from './message-of.ts';
import { communityCode, regionCode } from './region.ts';
import { addDays, shanghaiDate } from './shanghai-day.ts';
import { day, instant, line, listOf, phone } from './text.ts';

const truth = (message: Parameters<typeof messageOf>[0]) => z.literal(true, messageOf(message));

/** Where the journey starts: a division of China, or a country (ISO 3166-1 alpha-2). */
export const origin = z
  .strictObject({
    regionCode: z.optional(regionCode),
    country: z.optional(countryCode),
    address: line(120),
  })
  .check(
    z.refine((place) => (place.regionCode === undefined) !== (place.country === undefined), {
      message: messageOf('origin.either'),
      path: ['regionCode'],
    }),
  );
export type Origin = z.infer<typeof origin>;

export const destination = z.strictObject({ community: communityCode, address: line(120) });
export type Destination = z.infer<typeof destination>;

const serviceNumber = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()),
  ),
  z.string().check(z.regex(/^[A-Z0-9]{1,8}$/, messageOf('service.format'))),
);
const plate = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) =>
      text
        .normalize('NFKC')
        .replace(/[\s·.]/g, '')
        .toUpperCase(),
    ),
  ),
  z.string().check(z.regex(/^\p{Script=Han}[A-Z][A-Z0-9\p{Script=Han}]{5,6}$/u, messageOf('plate.format'))),
);

/** How the person travels. What applies to the means only (requirements A3); late details may be given later. */
export const journey = z.strictObject({
  transport,
  serviceNumber: z.optional(serviceNumber),
  carriage: z.optional(line(8)),
  seat: z.optional(line(8)),
  plate: z.optional(plate),
});
export type Journey = z.infer<typeof journey>;

export const symptoms = z
  .strictObject({
    present: z.boolean(messageOf('required')),
    which: z.optional(listOf(symptom, 1, 7)),
    since: z.optional(day),
  })
  .check(
    z.refine(({ present, which }) => !present || which !== undefined, {
      message: messageOf('symptoms.which'),
      path: ['which'],
    }),
  );
export type Symptoms = z.infer<typeof symptoms>;

const riskStay = z.strictObject({ regionCode, fromDate: day, toDate: day }).check(
  z.refine(({ fromDate, toDate }) => fromDate <= toDate, {
    message: messageOf('date.order'),
    path: ['toDate'],
  }),
);

/** Stays in a medium- or high-risk area within the 14 days before arrival (requirements A3). */
export const riskStays = z
  .strictObject({ present: z.boolean(messageOf('required')), stays: z.optional(listOf(riskStay, 1, 10)) })
  .check(
    z.refine(({ present, stays }) => !present || stays !== undefined, {
      message: messageOf('risk-stay.where'),
      path: ['stays'],
    }),
  );
export type RiskStays = z.infer<typeof riskStays>;

export const traveller = z
  .strictObject({
    name: line(60),
    document: identityDocument,
    phone,
    birthDate: z.optional(day),
    sex: z.optional(sex),
    guardian: z.optional(z.strictObject({ name: line(60), phone })),
    symptoms,
    riskStays,
    lastTest: z.optional(z.strictObject({ sampledAt: instant, result: testResult })),
    helpNeeded: z.optional(listOf(helpKind, 1, 5)),
  })
  .check(
    z.refine(({ document, birthDate }) => document.type === 'resident-id' || birthDate !== undefined, {
      message: messageOf('birth-date.required'),
      path: ['birthDate'],
    }),
  );
export type Traveller = z.infer<typeof traveller>;

/** The birth date: what a resident ID card says stands before what was typed. */
export function birthDateOf(person: Pick<Traveller, 'document' | 'birthDate'>): string {
  if (person.document.type === 'resident-id') return readResidentId(person.document.number).birthDate;
  return person.birthDate ?? '';
}

/** Whole years of age on a day. A person born on 29 February has the birthday on 1 March in other years (civil law). */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** A child under 14 is declared with a guardian (Personal Information Protection Law, article 31; requirements K1). */
export const guardianAge = 14;

export const trip = z.strictObject({
  direction,
  expectedArrivalAt: instant,
  origin,
  destination,
  journey,
  stayKind: z.optional(stayKind),
  host: z.optional(z.strictObject({ name: line(60), phone })),
  plannedDepartureDate: z.optional(day),
});
export type Trip = z.infer<typeof trip>;

/** SHA-256 of the receipt secret that the device made; the secret itself never leaves it but to manage (invariant 1). */
export const receiptHash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, messageOf('hash.format')));

interface Party {
  travellers: Traveller[];
  trip: Trip;
}

function checkTravellers(
  { travellers, trip: { expectedArrivalAt } }: Party,
  add: (path: (string | number)[], code: string) => void,
) {
  const arrivalDate = shanghaiDate(new Date(expectedArrivalAt));
  const seen = new Set<string>();
  for (const [index, person] of travellers.entries()) {
    const key = `${person.document.type}#${person.document.number}`;
    if (seen.has(key)) add(['travellers', index, 'document', 'number'], messageOf('traveller.twice'));
    seen.add(key);
    if (person.guardian === undefined && ageOn(birthDateOf(person), arrivalDate) < guardianAge)
      add(['travellers', index, 'guardian'], messageOf('guardian.required'));
    for (const [stayIndex, stay] of (person.riskStays.stays ?? []).entries())
      if (stay.toDate < addDays(arrivalDate, -14) || stay.fromDate > arrivalDate)
        add(['travellers', index, 'riskStays', 'stays', stayIndex, 'toDate'], messageOf('risk-stay.window'));
  }
}

/** `POST /v1/declarations`: one form for a party; each traveller becomes a declaration of their own (requirements A6). */
export const declarationRequest = z
  .strictObject({
    declarant: z.strictObject({ name: line(60), phone }),
    trip,
    travellers: listOf(traveller, 1, 10),
    receiptHash,
    truthful: truth('truth.required'),
    privacyNotice: line(20).check(
      z.meta({ description: 'Version of the privacy notice that was shown (requirements A3)' }),
    ),
    channel: formChannel,
    poster: z.optional(communityCode.check(z.meta({ description: 'Community whose poster was scanned' }))),
    language,
  })
  .check(
    z.superRefine((party, context) => {
      checkTravellers(party, (path, message) =>
        context.addIssue({ code: 'custom', path, message, input: undefined }),
      );
    }),
  );
export type DeclarationRequest = z.infer<typeof declarationRequest>;

/** `PUT /v1/declarations/{id}`: an edit replaces the trip and the person's own answers; the identity document stays. */
export const editRequest = z.strictObject({ trip, traveller, truthful: truth('truth.required') }).check(
  z.superRefine((edit, context) => {
    checkTravellers({ trip: edit.trip, travellers: [edit.traveller] }, (path, message) =>
      context.addIssue({ code: 'custom', path: ['traveller', ...path.slice(2)], message, input: undefined }),
    );
  }),
);
export type EditRequest = z.infer<typeof editRequest>;

/** `POST …/withdrawal`: needs nothing but the wish. */
export const withdrawalRequest = z.strictObject({ reason: z.optional(line(200)) });
export type WithdrawalRequest = z.infer<typeof withdrawalRequest>;

/** "Delayed" and "not coming" are messages: always possible, never an edit (requirements A4). */
export const messageRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delayed'), newExpectedArrivalAt: instant, note: z.optional(line(200)) }),
  z.strictObject({ kind: z.literal('not-coming'), note: z.optional(line(200)) }),
]);
export type MessageRequest = z.infer<typeof messageRequest>;
