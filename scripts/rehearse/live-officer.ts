import type { Declaration } from '../../schemas/declaration.ts';
import { roundAfter } from '../../schemas/rounds.ts';
import { mayStaff, seenTo } from './duty.ts';
import { atWork, habitOf, hoursAfter } from './habits.ts';
import { planControl } from './live-control.ts';
import type { Life } from './live-party.ts';
import { pickElsewhere } from './places.ts';

const mostTries = 3;

/** What the officer of the place does for a case: calls, waits for the arrival, records it, and sees to what follows. */
export function planOfficer(life: Life, id: string): void {
  const found = life.village.find(id);
  if (found === undefined) return;
  planContact(life, id, roundAfter(new Date(found.submittedAt)));
  life.agenda.at(new Date(found.expectedArrivalAt), (now) => awaitPerson(life, id, now));
}

function planContact(life: Life, id: string, from: Date, tries = 0): void {
  const at = seenTo(life, id, from);
  if (at !== undefined) life.agenda.at(at, (now) => contact(life, id, { now, tries }));
}

async function contact(life: Life, id: string, { now, tries }: { now: Date; tries: number }): Promise<void> {
  const { village, chance, doing, agenda } = life;
  const found = village.find(id);
  if (found?.state !== 'declared' && found?.state !== 'unreachable') return;
  const means = tries === mostTries - 1 ? ('visit' as const) : ('phone' as const);
  const reached = !chance.is(0.12);
  await village.record(id, { kind: 'contact', means, reached }, doing(now));
  if (!reached) {
    if (tries + 1 < mostTries) planContact(life, id, hoursAfter(now, 1 + chance.part() * 4), tries + 1);
    return;
  }
  const isNotComing = found.messages.some(({ content }) => content.kind === 'not-coming');
  if (isNotComing || chance.is(0.008))
    agenda.at(hoursAfter(now, 0.05), (then) => recordNotComing(life, id, then));
  else if (chance.is(0.02))
    agenda.at(atWork(hoursAfter(now, 0.1 + chance.part() * 3), chance), (then) => passOn(life, id, then));
}

async function recordNotComing({ village, doing }: Life, id: string, now: Date): Promise<void> {
  if (mayStaff(village.find(id), 'not-coming', now))
    await village.record(id, { kind: 'not-coming' }, doing(now));
}

/** The case goes to another community, which accepts it, refuses it, or does not answer (requirements C3). */
async function passOn(life: Life, id: string, now: Date): Promise<void> {
  const { village, scene, chance, doing, agenda, seed } = life;
  const found = village.find(id);
  if (!mayStaff(found, 'transfer', now)) return;
  const to = pickElsewhere(scene.county, found.place, chance);
  if (to === undefined) return;
  await village.transfer(id, to, doing(now));
  const answerAt = atWork(hoursAfter(now, 0.5 + chance.part() * 18), chance);
  if (habitOf(seed, to) !== 'idle' && chance.is(0.85))
    agenda.at(answerAt, (then) => answer(life, id, { now: then, isAccepted: chance.is(0.75) }));
}

async function answer(
  { village, doing }: Life,
  id: string,
  { now, isAccepted }: { now: Date; isAccepted: boolean },
): Promise<void> {
  const found = village.find(id);
  if (found?.waitingAt === undefined) return;
  // Closed meanwhile: it can only be cleared away.
  await village.answer(id, isAccepted && mayStaffPass(found), doing(now));
}

const mayStaffPass = ({ state }: Declaration): boolean => state !== 'released' && state !== 'not-coming';

/** At the expected arrival: whoever said to come later is awaited then. */
function awaitPerson(life: Life, id: string, now: Date): Promise<void> {
  const { village, agenda, lateHours } = life;
  const expected = expectedAt(village.find(id));
  if (expected === undefined || lateHours === undefined) return Promise.resolve();
  if (expected > now) {
    agenda.at(expected, (then) => awaitPerson(life, id, then));
    return Promise.resolve();
  }
  const arrivedAt = hoursAfter(now, Math.max(0, lateHours));
  const at = seenTo(life, id, arrivedAt);
  if (at !== undefined) agenda.at(at, (then) => arrive(life, id, { now: then, arrivedAt }));
  return Promise.resolve();
}

function expectedAt(found: Declaration | undefined): Date | undefined {
  if (found === undefined) return undefined;
  const told = found.messages.flatMap(({ content }) =>
    content.kind === 'delayed' ? [content.newExpectedArrivalAt] : [],
  );
  return new Date([found.expectedArrivalAt, ...told].reduce((latest, one) => (one > latest ? one : latest)));
}

async function arrive(
  life: Life,
  id: string,
  { now, arrivedAt }: { now: Date; arrivedAt: Date },
): Promise<void> {
  const { village, doing, chance } = life;
  const found = village.find(id);
  if (!mayStaff(found, 'arrival', now) || found.state === 'not-coming') return;
  if (found.messages.some(({ content }) => content.kind === 'not-coming')) return;
  const { journey, symptoms, riskStays } = found.personal;
  // A few fell ill on the way.
  const told =
    !symptoms.present && chance.is(0.002) ? { present: true, which: ['fever' as const] } : symptoms;
  const step = {
    kind: 'arrival' as const,
    arrivedAt: arrivedAt.toISOString(),
    journey,
    symptoms: told,
    riskStays,
  };
  await village.record(id, step, doing(now));
  planControl(life, id, now);
}
