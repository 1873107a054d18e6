import type { Draft } from '../draft/draft.ts';
import type { Words } from '../words/zh.ts';

type Label = (words: Words) => string;

const labels: readonly (readonly [RegExp, Label])[] = [
  [/^\/declarant\/name/, (words) => words.who.declarantName],
  [/^\/declarant\/phone/, (words) => words.who.declarantPhone],
  [/\/guardian\/phone/, (words) => words.who.guardianPhone],
  [/\/guardian/, (words) => words.who.guardianName],
  [/^\/travellers\/\d+\/name/, (words) => words.summary.name],
  [/\/document\/type/, (words) => words.who.documentType],
  [/\/document/, (words) => words.summary.documentNumber],
  [/^\/travellers\/\d+\/phone/, (words) => words.summary.phone],
  [/\/birthDate/, (words) => words.who.birthDate],
  [/\/symptoms\/which/, (words) => words.health.which],
  [/\/symptoms\/since/, (words) => words.health.since],
  [/\/symptoms/, (words) => words.summary.symptoms],
  [/\/stays\/\d+\/fromDate/, (words) => words.health.from],
  [/\/stays\/\d+\/toDate/, (words) => words.health.to],
  [/\/stays\/\d+\/regionCode/, (words) => words.health.stayProvince],
  [/\/riskStays/, (words) => words.summary.riskStay],
  [/\/lastTest\/result/, (words) => words.health.testResult],
  [/\/lastTest/, (words) => words.health.test],
  [/^\/trip\/direction/, (words) => words.summary.direction],
  [/^\/trip\/expectedArrivalAt/, (words) => words.receipt.arrival],
  [/^\/trip\/origin\/address/, (words) => words.when.originAddress],
  [/^\/trip\/origin/, (words) => words.summary.origin],
  [/^\/trip\/destination\/community/, (words) => words.receipt.community],
  [/^\/trip\/destination/, (words) => words.summary.address],
  [/^\/trip\/host\/name/, (words) => words.where.hostName],
  [/^\/trip\/host/, (words) => words.where.hostPhone],
  [/^\/trip\/plannedDepartureDate/, (words) => words.where.departureDate],
  [/^\/trip\/journey\/serviceNumber/, (words) => words.how.serviceNumber],
  [/^\/trip\/journey\/plate/, (words) => words.how.plate],
  [/^\/trip\/journey/, (words) => words.summary.transport],
];

/** What a field is called where its error is listed away from it; of a party, with the person's name. */
export function labelOf(pointer: string, form: Draft, words: Words): string {
  const label = labels.find(([pattern]) => pattern.test(pointer))?.[1](words) ?? '';
  const index = /^\/travellers\/(\d+)\//.exec(pointer)?.[1];
  if (index === undefined || form.travellers.length < 2) return label;
  const name = form.travellers[Number(index)]?.name ?? '';
  return `${name === '' ? words.who.traveller(Number(index) + 1) : name} · ${label}`;
}
