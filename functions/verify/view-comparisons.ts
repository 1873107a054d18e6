import type { CaseComparisons } from '../../schemas/feed-run.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';
import { type AuditChain, recordView } from '../shared/audit/record-view.ts';

export interface ComparisonNeeds {
  cases: CaseFinder;
  views: AuditChain;
  facts: { of(id: string): Promise<CaseComparisons['facts']> };
  findings: { of(id: string): Promise<NonNullable<CaseComparisons['findings']>> };
}

/**
 * What feeds have said about the person of a case (requirements D3), the newest first. It is put on record as a view of the case (D2).
 * @throws RefusedError `not-found` outside the jurisdiction: comparisons are not opened by break-glass.
 */
export async function viewComparisons(
  { cases, views, facts, findings }: ComparisonNeeds,
  caller: Caller,
  { id, now }: { id: string; now: Date },
): Promise<CaseComparisons> {
  const seen = await findInScope(cases, caller, { id });
  const { sub, region: place } = caller.staff;
  // Of the person's names and numbers nothing is told.
  const viewed = { sub, place, at: now.toISOString(), masked: true };
  const [told, found] = await Promise.all([
    facts.of(id),
    findings.of(id),
    recordView(views, { viewed, seen, unmasking: undefined }),
  ]);
  return { facts: told, findings: found };
}
