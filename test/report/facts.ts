import { caseDetail } from '../../schemas/worklist.ts';
import { declare, recordArrival } from '../support/reporting.ts';
import type { Reach } from '../support/running-system.ts';

/** Something that happened and when it was written, as the people who told it were answered. */
export interface Fact {
  kind: 'declared' | 'arrived';
  community: string;
  occurredAt: string;
  writtenAt: string;
}

const dayOf = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

/** What facts say of a community's day, counted by hand: known when it ended, and since. */
export function recount(facts: readonly Fact[], community: string, day: string) {
  const of = (kind: Fact['kind']) => {
    const all = facts.filter(
      (fact) => fact.kind === kind && fact.community === community && dayOf(fact.occurredAt) === day,
    );
    const atMidnight = all.filter(({ writtenAt }) => dayOf(writtenAt) <= day).length;
    return { atMidnight, since: all.length - atMidnight };
  };
  const [came, arrived] = [of('declared'), of('arrived')];
  const verified = facts.filter(
    (fact) => fact.kind === 'arrived' && fact.community === community && dayOf(fact.writtenAt) === day,
  );
  return {
    // It is of the day on which it was done.
    verified: { atMidnight: verified.length, since: 0 },
    ...{ declared: came, 'declared.returning': came },
    ...{ arrived, 'arrived.returning': arrived },
  };
}

interface Told {
  community: string;
}

/** Person `n` declares; the fact and the case. */
export async function tellOfTrip(reach: Reach, told: Told & { n: number; expectedArrivalAt: string }) {
  const { id, submittedAt } = await declare(reach, told);
  const fact: Fact = {
    ...{ kind: 'declared', community: told.community },
    ...{ occurredAt: submittedAt, writtenAt: submittedAt },
  };
  return { id, fact };
}

/** The officer records an arrival; the fact. */
export async function tellOfArrival(
  reach: Reach,
  told: Told & { id: string; arrivedAt: string },
): Promise<Fact> {
  const { status, text } = await recordArrival(reach, told);
  if (status !== 201) throw new Error(`the arrival was answered ${status} ${text}`);
  const officer = reach.as(`officer-${told.community}`);
  const { verifications } = (await officer({ path: `/v1/declarations/${told.id}` })).as(caseDetail);
  const writtenAt = verifications.find(({ step }) => step.kind === 'arrival')?.at ?? '';
  return { kind: 'arrived', community: told.community, occurredAt: told.arrivedAt, writtenAt };
}
