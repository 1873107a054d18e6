import type { Actor } from '../../../schemas/declaration.ts';
import { type ClosureOutcome, type FindingStepRequest, personOutcomes } from '../../../schemas/finding.ts';
import type { FindingRule } from '../../../schemas/finding-rule.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { pathOf } from '../../../schemas/region.ts';
import type { Staff } from '../../../schemas/staff.ts';
import { InvalidError, outsideJurisdiction, RefusedError } from '../../shared/errors.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';
import { closeFinding } from '../../shared/findings/settle-finding.ts';
import { separationOutcomesOf, separationRefusal, separationSteps } from './separation-steps.ts';

type StepKind = FindingStepRequest['kind'];

export interface StepToTake {
  step: FindingStepRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

/**
 * The steps that somebody may take about a finding now (requirements D4, D7). What is owed of a case is ended by doing it there; whose row it is,
 * is confirmed; that the data are wrong, only the level above the one that answers may say.
 */
export function allowedSteps(finding: StoredFinding, staff: Pick<Staff, 'region'>, now: Date): StepKind[] {
  const { rule, state, place } = finding;
  const { region } = staff;
  if (state === 'closed') return [];
  const by = findingRuleOf(rule).when.by;
  const isAbove = place !== region && place.startsWith(region);
  return [
    // Of a SIM there is nobody to reach.
    ...(by === 'pair' ? [] : (['contact'] as const)),
    'note',
    ...(by === 'pair' ? separationSteps(finding, staff, now) : []),
    ...(by === 'unmatched' ? (['reassignment'] as const) : []),
    ...(by === 'candidate' ? (['confirmation'] as const) : []),
    ...(isClosedByHand(by) ? (['closure'] as const) : []),
    ...(isAbove && restsOnRow(by) ? (['correction'] as const) : []),
  ];
}

/** As what somebody may close a finding now; nothing where they may not close it. */
export function allowedOutcomes(
  finding: StoredFinding,
  staff: Pick<Staff, 'region'>,
  now: Date,
): readonly ClosureOutcome[] {
  if (!allowedSteps(finding, staff, now).includes('closure')) return [];
  return findingRuleOf(finding.rule).when.by === 'pair'
    ? separationOutcomesOf(finding, staff, now)
    : personOutcomes;
}

/** Of what is owed, or was declared, there is no row that could be wrong: it is done, or told otherwise. */
const restsOnRow = (by: FindingRule['when']['by']): boolean => by !== 'time' && by !== 'trip';

const isClosedByHand = (by: FindingRule['when']['by']): boolean =>
  by === 'unmatched' || by === 'fact' || by === 'trip';

/**
 * A finding as a step leaves it.
 * @throws RefusedError `finding.closed`, `finding.follows-case`, `finding.still-holds`, `finding.not-now`, `finding.charge-early`, `finding.objection-open` (409),
 * `outside-jurisdiction` (403); InvalidError for an outcome that this finding can’t have
 */
export function takeFindingStep(
  finding: StoredFinding,
  { step, by, mark }: StepToTake,
  staff: Pick<Staff, 'region'>,
): StoredFinding {
  if (finding.state === 'closed') throw new RefusedError('finding.closed', 409);
  const { key, body, at } = mark;
  refuseUnlessAllowed(finding, { step, now: new Date(at) }, staff);
  const taken = afterStep(finding, { step, by, at }, staff);
  return {
    ...taken,
    steps: taken.steps.map((one, index) => (index === taken.steps.length - 1 ? { ...one, key, body } : one)),
  };
}

function refuseUnlessAllowed(
  finding: StoredFinding,
  { step, now }: { step: FindingStepRequest; now: Date },
  staff: Pick<Staff, 'region'>,
): void {
  const isSeparation = findingRuleOf(finding.rule).when.by === 'pair';
  if (!allowedSteps(finding, staff, now).includes(step.kind))
    throw isSeparation && step.kind !== 'correction'
      ? separationRefusal(step, staff)
      : refusalOf(step.kind, finding);
  if (step.kind !== 'closure' || allowedOutcomes(finding, staff, now).includes(step.outcome)) return;
  if (isSeparation && step.outcome === 'charged') throw new RefusedError('finding.objection-open', 409);
  throw new InvalidError([{ path: ['outcome'], code: 'choice' }]);
}

function refusalOf(kind: StepKind, { rule }: Pick<StoredFinding, 'rule'>): RefusedError {
  if (kind === 'reassignment') return new RefusedError('finding.follows-case', 409);
  const isOfRow = restsOnRow(findingRuleOf(rule).when.by);
  if (kind === 'correction' && isOfRow) return new RefusedError('finding.level-above', 403);
  return new RefusedError('finding.still-holds', 409);
}

function afterStep(
  finding: StoredFinding,
  { step, by, at }: Pick<StepToTake, 'step' | 'by'> & { at: string },
  staff: Pick<Staff, 'region'>,
): StoredFinding {
  switch (step.kind) {
    case 'contact':
    case 'note':
    case 'explanation':
    case 'charge':
    case 'objection':
      return { ...finding, steps: [...finding.steps, { at, by, step }] };
    case 'reassignment':
      if (!mayHandTo(step.place, staff.region)) throw outsideJurisdiction();
      return { ...finding, place: step.place, steps: [...finding.steps, { at, by, step }] };
    case 'confirmation':
      return closeFinding(finding, { at, by, step, outcome: step.isSame ? 'same-person' : 'other-person' });
    case 'closure':
      return closeFinding(finding, { at, by, step, outcome: step.outcome });
    case 'correction':
      return closeFinding(finding, { at, by, step, outcome: 'correction' });
  }
}

/** Within one's own region, or to the level right above it. */
function mayHandTo(place: string, region: string): boolean {
  return place.startsWith(region) || place === pathOf(region).at(-2);
}
