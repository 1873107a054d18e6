import type { ControlRule } from '../../schemas/control-rule.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import type { CaseDetail } from '../../schemas/worklist.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';
import { type AuditChain, recordView } from '../shared/audit/record-view.ts';
import { composeCase, regionsNamed } from './compose-case.ts';

export interface CaseNeeds {
  cases: CaseFinder;
  rules: { all(): Promise<ControlRule[]> };
  regions: { paths(codes: readonly string[]): Promise<ReadonlyMap<string, string>> };
  views: AuditChain;
}

/**
 * A case, to be looked at. It is answered only once the view stands in the viewer's chain (invariant 7, requirements D2).
 * @throws RefusedError `not-found` outside the jurisdiction: then nothing was viewed, and nothing is put on record.
 */
export async function viewCase(
  { cases, rules, regions, views }: CaseNeeds,
  caller: Caller,
  { id, now }: { id: string; now: Date },
): Promise<CaseDetail> {
  const found = await findInScope(cases, caller, id);
  const { sub, region: place } = caller.staff;
  const [known, paths] = await Promise.all([
    stateAfter(found.state, 'measure') === undefined ? [] : rules.all(),
    regions.paths(regionsNamed(found)),
    recordView(views, { sub, place, declaration: id, at: now.toISOString() }),
  ]);
  return composeCase(found, { viewer: caller.staff, rules: known, paths, now });
}
