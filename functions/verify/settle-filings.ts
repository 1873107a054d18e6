import type { Declaration } from '../../schemas/declaration.ts';
import type { SettlementRequest } from '../../schemas/verification.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { actorOf, type CallerAt } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';
import { notFound } from '../shared/errors.ts';
import { decideOnRecent } from '../shared/life-cycle/decide-on-recent.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { type Filings, settleClaim } from './settle-claim.ts';
import { standingOf } from './standing-of.ts';

export interface FilingCases extends CaseFinder {
  /** Writes both filings, and whose the day is, in one transaction; undefined when another write came first. */
  settle(before: Filings, after: Filings): Promise<Declaration | undefined>;
}

export interface SettlementNeeds {
  cases: FilingCases;
  desks: { touch(place: string): Promise<void> };
}

export interface SettlementAsked {
  id: string;
  claim: string;
  request: SettlementRequest;
  mark: { key: string; body: string; at: string };
}

/**
 * Settles a claim beside a first filing (requirements A7). The officer of the first filing's place decides, wherever the
 * claim would lead the person.
 * @throws RefusedError `not-found` outside the jurisdiction and for a claim of another filing; what settleClaim throws.
 */
export function settleFilings(
  needs: SettlementNeeds,
  callerAt: CallerAt,
  asked: SettlementAsked,
): Promise<RecordedStep> {
  const { id, request, mark } = asked;
  return decideOnRecent(async (freshness) => {
    const caller = await callerAt(freshness);
    const first = await findInScope(needs.cases, caller, { id, freshness });
    const repeated = sentBefore(first.settlements, mark);
    const claim = await (await needs.cases.find(asked.claim, freshness))?.open();
    if (claim === undefined) throw notFound();
    const stored = repeated
      ? first
      : await needs.cases.settle(
          { first, claim },
          settleClaim({ first, claim }, { request, by: actorOf(caller), mark }),
        );
    if (stored === undefined) return undefined;
    await Promise.all([needs.desks.touch(first.place), needs.desks.touch(claim.place)]);
    return standingOf(stored);
  });
}
