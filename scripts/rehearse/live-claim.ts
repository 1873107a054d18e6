import { createHash } from 'node:crypto';
import { stateAfter } from '../../schemas/life-cycle.ts';
import { atWork, habitOf, hoursAfter } from './habits.ts';
import { planOfficer } from './live-officer.ts';
import type { Life } from './live-party.ts';
import { inventName, inventPhone } from './people.ts';

/** Somebody else files for the same person and day, as an employer or a hotline does (requirements A7); an officer settles most. */
export function planClaim(life: Life, first: string): void {
  const { agenda, chance, party } = life;
  agenda.at(hoursAfter(party.declaredAt, 0.2 + chance.part() * 20), async (now) => {
    const claim = await file(life, first, now);
    if (claim !== undefined && chance.is(0.6))
      agenda.at(atWork(hoursAfter(now, 1 + chance.part() * 20), chance), (then) =>
        settle(life, [first, claim], then),
      );
  });
}

async function file(
  { village, party, chance, doing }: Life,
  first: string,
  now: Date,
): Promise<string | undefined> {
  const found = village.find(first);
  if (found === undefined || Date.parse(found.expectedArrivalAt) <= now.getTime()) return undefined;
  if (found.state !== 'declared' && found.state !== 'contacted' && found.state !== 'unreachable')
    return undefined;
  const { request } = party;
  const [ids] = [
    await village.declare(
      {
        ...request,
        declarant: { name: inventName('male', chance), phone: inventPhone(chance) },
        trip: { ...request.trip, expectedArrivalAt: found.expectedArrivalAt },
        travellers: request.travellers.slice(0, 1),
        receiptHash: createHash('sha256').update(chance.letters(43)).digest('base64url'),
        channel: 'hotline',
      },
      doing(now),
    ),
  ];
  return ids[0];
}

async function settle(life: Life, [first, claim]: readonly [string, string], now: Date): Promise<void> {
  const { village, chance, doing, seed } = life;
  const [found, beside] = [village.find(first), village.find(claim)];
  if (found === undefined || beside?.state !== 'claimed' || !found.claims.includes(claim)) return;
  if (habitOf(seed, found.place) === 'idle') return;
  const mayLose = found.waitingAt === undefined && stateAfter(found.state, 'claim-refused') !== undefined;
  const keep = mayLose && chance.is(0.3) ? ('claim' as const) : ('first' as const);
  await village.settle(first, claim, { ...doing(now), content: { keep, reason: '电话核实本人' } });
  if (keep === 'claim') planOfficer(life, claim);
}
