import type { Finding, FindingStepRequest } from '../../../schemas/finding.ts';
import { actorOf, type Caller } from '../../shared/access/authorise.ts';
import { InvalidError } from '../../shared/errors.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { takeFindingStep } from './take-finding-step.ts';
import { tellWhole } from './tell-finding.ts';
import { openOwn, type ViewNeeds } from './view-finding.ts';

export interface RecordNeeds extends Pick<ViewNeeds, 'find' | 'row'> {
  regions: { exists(code: string): Promise<boolean> };
  /** What follows from a step besides: done before it stands, and again when it is sent again. */
  follow(finding: StoredFinding, step: FindingStepRequest): Promise<void>;
  /** Undefined when somebody was faster. */
  keep(finding: StoredFinding): Promise<StoredFinding | undefined>;
  /** Tells whom a step concerns, under the same id however often. */
  tell(finding: StoredFinding, taken: StoredFinding['steps'][number]): Promise<void>;
  /** Has the subject judged: what the step says may change what the rules find. */
  judge(finding: StoredFinding): Promise<void>;
}

export interface StepAsked {
  step: FindingStepRequest;
  mark: { key: string; body: string; at: string };
}

/**
 * Records a step about a finding (requirements D4). A retry writes nothing and is answered with where the finding stands.
 * @throws RefusedError `not-found`, and what takeFindingStep throws; InvalidError for a region that is none.
 */
export async function recordFindingStep(
  needs: RecordNeeds,
  caller: Caller,
  { step, mark }: StepAsked,
): Promise<Finding> {
  if (step.kind === 'reassignment' && !(await needs.regions.exists(step.place)))
    throw new InvalidError([{ path: ['place'], code: 'finding.region-unknown' }]);
  const stored = await againWhenRaced(async () => {
    const found = await openOwn(needs, caller);
    const before = found.steps.find(({ key }) => key === mark.key);
    if (before !== undefined && before.body !== mark.body) throw new InvalidError([], 'idempotency.reused');
    const next =
      before === undefined
        ? takeFindingStep(found, { step, by: actorOf(caller), mark }, caller.staff)
        : found;
    await needs.follow(found, step);
    return before === undefined ? needs.keep(next) : next;
  });
  const taken = stored.steps.find(({ key }) => key === mark.key);
  if (taken !== undefined) await needs.tell(stored, taken);
  await needs.judge(stored);
  return tellWhole(stored, needs.row(stored), { staff: caller.staff, now: new Date(mark.at) });
}
