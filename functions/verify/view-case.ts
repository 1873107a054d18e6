import type { UnmaskingRequest } from '../../schemas/case-list.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import type { CaseDetail } from '../../schemas/worklist.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { findInScope } from '../shared/access/find-in-scope.ts';
import { findReadable, type Readable } from '../shared/access/find-readable.ts';
import { type AuditChain, recordView } from '../shared/audit/record-view.ts';
import { staysTold } from '../shared/life-cycle/lost-basis.ts';
import type { RiskAreas } from './assess-risk.ts';
import { composeCase, regionsNamed } from './compose-case.ts';
import { isMasked } from './decide-masking.ts';
import { maskCase } from './mask-case.ts';

export interface CaseNeeds extends Readable {
  rules: { all(): Promise<ControlRule[]> };
  riskAreas: RiskAreas;
  regions: { paths(codes: readonly string[]): Promise<ReadonlyMap<string, string>> };
  views: AuditChain;
}

export interface CaseAsked {
  id: string;
  /** For what, and why, the case is to be seen whole by somebody who sees it masked. */
  unmasking?: UnmaskingRequest;
  now: Date;
}

/**
 * A case, to be looked at. It is answered only once the view stands in the viewer's chain and under the case, with what was
 * seen (invariant 7, requirements D2). By break-glass it is seen masked only: what is outside can't be unmasked (D8).
 * @throws RefusedError `not-found` outside the jurisdiction where no break-glass is open, and always outside it for unmasking:
 * then nothing was viewed, and nothing is put on record.
 */
export async function viewCase(
  needs: CaseNeeds,
  caller: Caller,
  { id, unmasking, now }: CaseAsked,
): Promise<CaseDetail> {
  const { rules, riskAreas, regions, views } = needs;
  const found =
    unmasking === undefined
      ? await findReadable(needs, caller, id)
      : await findInScope(needs.cases, caller, { id });
  const { sub, region: place } = caller.staff;
  const masked = unmasking === undefined && isMasked(caller.staff, found);
  const viewed = { sub, place, at: now.toISOString(), masked };
  const mayBeHeld = stateAfter(found.state, 'measure') !== undefined;
  const stays = mayBeHeld ? staysTold(found) : [];
  const [known, areas, paths] = await Promise.all([
    mayBeHeld ? rules.all() : [],
    stays.length === 0 ? [] : riskAreas.near(stays),
    regions.paths(regionsNamed(found)),
    recordView(views, { viewed, seen: found, unmasking }),
  ]);
  const whole = composeCase(found, { viewer: caller.staff, rules: known, areas, paths, now });
  return masked ? maskCase(whole) : whole;
}
