import type { Declaration } from '../../../schemas/declaration.ts';
import { heldDate } from './change-store.ts';
import type { DeclarationSources } from './declaration-store.ts';
import { changed, declarationUpdate } from './declaration-update.ts';
import { arrivalDateOf, personUpdate } from './person-days.ts';
import { transact } from './transact.ts';

/** Two filings for one person and day. */
interface Filings {
  first: Declaration;
  claim: Declaration;
}

/**
 * Writes how a claim was settled: both filings, and whose the person's day is, all or nothing (requirements A7).
 * Answers the first filing as it now stands; undefined when another write came first.
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
  const updates = await Promise.all([
    declarationUpdate(sources, first),
    declarationUpdate(sources, claim),
    ...(claimKept ? [dayUpdate(sources, before.first, after.claim)] : []),
  ]);
  const reasons = await transact(
    sources,
    updates.map((Update) => ({ Update })),
  );
  return reasons === undefined ? changed(first) : undefined;
}

function dayUpdate(sources: DeclarationSources, first: Declaration, claim: Declaration) {
  const held = heldDate(first);
  return personUpdate(sources, {
    document: claim.personal.document,
    ...(held !== undefined && { release: { date: held, of: first.id } }),
    take: { date: arrivalDateOf(claim), by: claim.id },
    at: claim.updatedAt,
  });
}
