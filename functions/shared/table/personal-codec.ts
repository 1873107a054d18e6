import { readResidentId } from '../../../schemas/identity-document.ts';
import type { PersonalPart } from '../../../schemas/personal-part.ts';

type Named = [name: string, phone: string];
type Missing = 0;
type Rest = Pick<
  PersonalPart,
  'lastTest' | 'helpNeeded' | 'stayKind' | 'host' | 'plannedDepartureDate' | 'guardian' | 'source'
>;
type Written = [
  name: string,
  documentType: string,
  documentNumber: string,
  phone: string,
  originAddress: string,
  destinationAddress: string,
  journey: PersonalPart['journey'],
  declarant: Named | Missing,
  birth: [birthDate: string, sex?: string] | Missing,
  symptoms: PersonalPart['symptoms'] | Missing,
  riskStays: PersonalPart['riskStays'] | Missing,
  rest: Partial<Rest> | Missing,
];

const none = { present: false };

/**
 * The personal part as text, by position and without what follows from the rest: it keeps a typical declaration within the
 * 1,024 bytes of one write unit (design.md §3), verified once or twice.
 */
export function writePersonal(person: PersonalPart): string {
  const { document, declarant, symptoms, riskStays, birthDate, sex } = person;
  const isOwn = declarant.name === person.name && declarant.phone === person.phone;
  const written: (Written[number] | undefined)[] = [
    person.name,
    document.type,
    document.number,
    person.phone,
    person.originAddress,
    person.destinationAddress,
    person.journey,
    isOwn ? 0 : [declarant.name, declarant.phone],
    followsFromDocument(person) ? 0 : sex === undefined ? [birthDate] : [birthDate, sex],
    isPlainNo(symptoms) ? 0 : symptoms,
    isPlainNo(riskStays) ? 0 : riskStays,
    restOf(person),
  ];
  while (written.at(-1) === 0) written.pop();
  return JSON.stringify(written);
}

function followsFromDocument({ document, birthDate, sex }: PersonalPart): boolean {
  if (document.type !== 'resident-id') return false;
  const told = readResidentId(document.number);
  return told.birthDate === birthDate && told.sex === sex;
}

function isPlainNo(told: { present: boolean }): boolean {
  return !told.present && Object.keys(told).length === 1;
}

function restOf(person: PersonalPart): Partial<Rest> | Missing {
  const { lastTest, helpNeeded, stayKind, host, plannedDepartureDate, guardian, source } = person;
  const rest = { lastTest, helpNeeded, stayKind, host, plannedDepartureDate, guardian, source };
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return given.length === 0 ? 0 : Object.fromEntries(given);
}

/** What was written, in the shape of the schema; the caller parses it. */
export function readPersonal(text: string): unknown {
  const [name, type, number, phone, originAddress, destinationAddress, journey, ...optional] = JSON.parse(
    text,
  ) as Written;
  const [declarant, birth, symptoms, riskStays, rest] = optional;
  const [birthDate, sex] = (birth || undefined) ?? bornAs(number);
  return {
    name,
    document: { type, number },
    phone,
    birthDate,
    ...(sex !== undefined && { sex }),
    declarant: declarant ? { name: declarant[0], phone: declarant[1] } : { name, phone },
    originAddress,
    destinationAddress,
    journey,
    symptoms: symptoms || none,
    riskStays: riskStays || none,
    ...(rest || {}),
  };
}

function bornAs(residentId: string): [birthDate: string, sex?: string] {
  const { birthDate, sex } = readResidentId(residentId);
  return [birthDate, sex];
}
