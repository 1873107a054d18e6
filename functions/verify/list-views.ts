import { isWithin } from '../../schemas/access.ts';
import type { CaseViews } from '../../schemas/case-list.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';

export interface ViewNeeds {
  cases: CaseFinder;
  views: { of(id: string): Promise<CaseViews['views']> };
}

/**
 * By whom a case was looked at, the latest first (requirements A12, D2). A level sees the views of its own people and of those
 * below it, whom it supervises; who above it looked is for the levels above to see (decision 0011).
 * @throws RefusedError `not-found` outside the jurisdiction.
 */
export async function listViews({ cases, views }: ViewNeeds, caller: Caller, id: string): Promise<CaseViews> {
  await findInScope(cases, caller, { id });
  const found = await views.of(id);
  return { views: found.filter(({ place }) => isWithin(place, caller.staff.region)) };
}
