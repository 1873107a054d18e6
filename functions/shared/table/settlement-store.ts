import type { Declaration } from '../../../schemas/declaration.ts';
import { arrivalDateOf, putPointer, readDay } from './day-chain.ts';
import type { DeclarationSources } from './declaration-store.ts';
import { changed, declarationUpdate } from './declaration-update.ts';
import { noteLeft } from './left-rows.ts';
import { transact } from './transact.ts';

/** Two filings for one person and day. */
interface Filings {
  first: Declaration;
  claim: Declaration;
}

/**
 * Writes how a claim was settled: both filings, and whose the person's day is, all or nothing (requirements A7).
 * Answers the first filing as it now stands; undefined when another write came first, or a third filing holds the claim's day.
 */
export async function writeSettlement(
  sources: DeclarationSources,
  before: Filings,
  after: Filings,
): Promise<Declaration | undefined> {
  const claimKept = after.claim.state === 'declared';
  const first = {
    before: before.first,
    after: after.first,
    by: 'staff' as const,
    ...(after.first.state !== before.first.state && { event: 'claim-refused' as const }),
  };
  const claim = {
    before: before.claim,
    after: after.claim,
    by: 'staff' as const,
    event: claimKept ? ('claim-accepted' as const) : ('claim-refused' as const),
  };
  const day = claimKept ? await readDay(sources, dayOf(after.claim)) : undefined;
  if (day?.holder !== undefined && day.holder.id !== before.first.id) return undefined;
  const [ofFirst, ofClaim] = await Promise.all([
    declarationUpdate(sources, first),
    declarationUpdate(sources, claim),
    noteLeft(sources, claim),
  ]);
  const reasons = await transact(sources, [
    { Update: ofFirst },
    { Update: ofClaim },
    ...(day === undefined ? [] : [putPointer(sources, day.next, after.claim)]),
  ]);
  return reasons === undefined ? changed(first) : undefined;
}

function dayOf(claim: Declaration) {
  return { document: claim.personal.document, date: arrivalDateOf(claim) };
}
