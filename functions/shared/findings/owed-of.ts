import type { FindingEvidence } from '../../../schemas/finding.ts';
import { endOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { measureInForce, nextTestDate } from '../life-cycle/due-tests.ts';
import { lostBasis } from '../life-cycle/lost-basis.ts';
import type { JudgedCase } from './judged.ts';

type Owed = 'test' | 'arrival' | 'release' | 'delisted-release';

const hourMs = 3_600_000;
/** The last step of the no-show ladder (requirements C6: expected arrival + 48 h). */
export const lastNoShowHours = 48;

/** What is owed of a case and has not come (requirements C6, C7); each by a name of its own, so that the next one is new evidence. */
export function owedOf(owed: Owed, judged: JudgedCase): FindingEvidence[] {
  switch (owed) {
    case 'test':
      return owedTest(judged);
    case 'arrival':
      return owedArrival(judged);
    case 'release':
      return owedRelease(judged);
    case 'delisted-release':
      return owedByDelisting(judged);
  }
}

function owedTest({ declaration: { state, verifications }, now }: JudgedCase): FindingEvidence[] {
  const measure = state === 'under-control' ? measureInForce(verifications) : undefined;
  const date = measure && nextTestDate(measure, verifications);
  if (date === undefined || date >= shanghaiDate(now)) return [];
  return [{ ref: `test:${date}`, at: endOfDay(date).toISOString(), told: { testDate: date } }];
}

function owedArrival({ declaration, now }: JudgedCase): FindingEvidence[] {
  const { state, expectedArrivalAt, messages } = declaration;
  if (state !== 'declared' && state !== 'contacted' && state !== 'unreachable') return [];
  const delayed = messages.findLast(({ content }) => content.kind === 'delayed')?.content;
  const delayedTo = delayed?.kind === 'delayed' ? delayed.newExpectedArrivalAt : '';
  const expected = delayedTo > expectedArrivalAt ? delayedTo : expectedArrivalAt;
  const at = new Date(Date.parse(expected) + lastNoShowHours * hourMs).toISOString();
  if (at > now.toISOString()) return [];
  return [{ ref: `arrival:${expected}`, at, told: { expectedArrivalAt: expected } }];
}

function owedRelease({ declaration: { state, verifications }, now }: JudgedCase): FindingEvidence[] {
  const measure = state === 'under-control' ? measureInForce(verifications) : undefined;
  if (measure === undefined || measure.endDate >= shanghaiDate(now)) return [];
  const { endDate } = measure;
  return [
    {
      ref: `release:${endDate}`,
      at: endOfDay(endDate).toISOString(),
      told: { measure: measure.measure, endDate },
    },
  ];
}

/** Nothing holds the person any more since the areas are off the list; from the day after the last day of the last of them (requirements D6). */
function owedByDelisting({ declaration, rules, areas, now }: JudgedCase): FindingEvidence[] {
  const today = shanghaiDate(now);
  const measure = measureInForce(declaration.verifications);
  if (declaration.state !== 'under-control' || measure === undefined || measure.endDate < today) return [];
  return lostBasis(declaration, { rules, areas }, today).map(({ region, level, fromDate, toDate }) => ({
    ref: `delisted:${region}:${fromDate}`,
    at: endOfDay(toDate).toISOString(),
    told: { region, level, fromDate, toDate },
  }));
}
