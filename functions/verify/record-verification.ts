import type { ControlRule } from '../../schemas/control-rule.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { actorOf, type Caller, type CallerAt } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';
import { decideOnRecent } from '../shared/life-cycle/decide-on-recent.ts';
import { staysTold } from '../shared/life-cycle/lost-basis.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { type RiskAreas, riskLevelOf } from './assess-risk.ts';
import { standingOf } from './standing-of.ts';
import { type CaseChange, takeStep } from './take-step.ts';

export interface StepCases extends CaseFinder {
  /** Writes the change if nothing was written since; else answers undefined. */
  write(change: CaseChange): Promise<Declaration | undefined>;
}

export interface StepNeeds {
  cases: StepCases;
  rules: { all(): Promise<ControlRule[]> };
  riskAreas: RiskAreas;
  desks: { touch(place: string): Promise<void> };
}

/** A step to be recorded, with what makes it recognisable when it is sent again. */
export interface StepAsked {
  id: string;
  step: VerificationRequest;
  mark: { key: string; body: string; at: string };
}

/**
 * Records one step of a verification (requirements C2). Two that are recorded at once are both kept: who loses the race
 * reads afresh and decides again. A retry writes nothing and is answered with where the case stands.
 * @throws RefusedError `not-found` outside the jurisdiction, and what takeStep throws.
 */
export function recordVerification(
  needs: StepNeeds,
  callerAt: CallerAt,
  asked: StepAsked,
): Promise<RecordedStep> {
  return decideOnRecent(async (freshness) => {
    const caller = await callerAt(freshness);
    const found = await findInScope(needs.cases, caller, { id: asked.id, freshness });
    const repeated = sentBefore(found.verifications, asked.mark);
    const stored = repeated ? found : await needs.cases.write(await decide(needs, caller, found, asked));
    if (stored === undefined) return undefined;
    // After a retry too: the first try may have ended before it came to this.
    await needs.desks.touch(stored.place);
    return standingOf(stored);
  });
}

async function decide(
  { rules, riskAreas }: StepNeeds,
  caller: Caller,
  found: Declaration,
  { step, mark }: StepAsked,
): Promise<CaseChange> {
  const goesByRules = step.kind === 'measure' || step.kind === 'release';
  const stays = goesByRules ? staysTold(found) : [];
  const [known, areas] = await Promise.all([
    goesByRules ? rules.all() : [],
    stays.length === 0 ? [] : riskAreas.near(stays),
  ]);
  const riskLevel = await riskLevelOf(riskAreas, step);
  const entry = { ...mark, by: actorOf(caller), step, ...(riskLevel !== undefined && { riskLevel }) };
  return takeStep(found, entry, { rules: known, areas });
}
