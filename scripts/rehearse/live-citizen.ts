import { refusalOf } from '../../functions/declare/refuse-change.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { EditRequest } from '../../schemas/declaration-request.ts';
import type { LifeEvent } from '../../schemas/life-cycle.ts';
import { hoursAfter } from './habits.ts';
import type { Life } from './live-party.ts';
import { pickElsewhere } from './places.ts';
import { inventJourney } from './trips.ts';

/** What a citizen may do after declaring: edit once or twice, say that they are late or do not come, withdraw (requirements A4). */
export function planCitizen(life: Life, id: string, content: EditRequest): void {
  const { chance, agenda } = life;
  const declared = life.village.find(id);
  if (declared === undefined) return;
  const sometime = (): Date => between(declared, chance.part());
  if (chance.is(0.07)) agenda.at(sometime(), (now) => edit(life, id, { content, now }));
  if (chance.is(0.01)) agenda.at(sometime(), (now) => edit(life, id, { content, now }));
  if (chance.is(0.02)) agenda.at(sometime(), (now) => withdraw(life, id, now));
  if (chance.is(0.025))
    agenda.at(hoursAfter(new Date(declared.expectedArrivalAt), -chance.part() * 6), (now) =>
      delay(life, id, now),
    );
  if (chance.is(0.01)) agenda.at(sometime(), (now) => giveUp(life, id, now));
}

function between({ submittedAt, expectedArrivalAt }: Declaration, part: number): Date {
  const [from, to] = [Date.parse(submittedAt), Date.parse(expectedArrivalAt)];
  return new Date(from + Math.round((to - from) * (0.05 + 0.9 * part)));
}

const may = (found: Declaration | undefined, event: LifeEvent, now: Date): found is Declaration =>
  found !== undefined && refusalOf(found, event, now) === undefined;

async function edit(
  { village, chance, scene, party, doing }: Life,
  id: string,
  { content, now }: { content: EditRequest; now: Date },
): Promise<void> {
  const found = village.find(id);
  if (!may(found, 'edit', now)) return;
  const { trip } = content;
  const moved = hoursAfter(new Date(found.expectedArrivalAt), chance.whole(-36, 60));
  const isLater = moved > hoursAfter(now, 1);
  const community =
    (chance.is(0.3) && pickElsewhere(scene.county, found.destination, chance)) || found.destination;
  await village.edit(id, party.secret, {
    ...doing(now),
    content: {
      ...content,
      trip: {
        ...trip,
        expectedArrivalAt: isLater ? moved.toISOString() : found.expectedArrivalAt,
        destination: { ...trip.destination, community },
        journey: chance.is(0.5) ? inventJourney('32', chance) : found.personal.journey,
      },
    },
  });
}

async function withdraw({ village, party, doing }: Life, id: string, now: Date): Promise<void> {
  if (may(village.find(id), 'withdrawal', now)) await village.withdraw(id, party.secret, doing(now));
}

async function delay({ village, party, chance, doing }: Life, id: string, now: Date): Promise<void> {
  const found = village.find(id);
  if (!may(found, 'message', now)) return;
  const newExpectedArrivalAt = hoursAfter(new Date(found.expectedArrivalAt), chance.whole(4, 30));
  if (newExpectedArrivalAt <= now) return;
  const content = { kind: 'delayed' as const, newExpectedArrivalAt: newExpectedArrivalAt.toISOString() };
  await village.tell(id, party.secret, { ...doing(now), content });
}

async function giveUp({ village, party, doing }: Life, id: string, now: Date): Promise<void> {
  if (!may(village.find(id), 'message', now)) return;
  await village.tell(id, party.secret, { ...doing(now), content: { kind: 'not-coming' } });
}
