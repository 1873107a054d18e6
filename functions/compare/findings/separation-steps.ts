import { type ClosureOutcome, type FindingStepRequest, objectionDays } from '../../../schemas/finding.ts';
import type { Staff } from '../../../schemas/staff.ts';
import { RefusedError } from '../../shared/errors.ts';
import { presentEpisode, type StoredFinding } from '../../shared/findings/finding.ts';

type Separation = Pick<StoredFinding, 'place' | 'steps' | 'episodes'>;
type StepKind = FindingStepRequest['kind'];

const dayMs = 86_400_000;
const [cityDigits, countyDigits, townshipDigits] = [4, 6, 9];

/**
 * The steps about a SIM in another device (requirements F3): whoever answers says why; who was warned and has put nothing right may be told of a
 * charge, by the county or the city, and may object.
 */
export function separationSteps(finding: Separation, staff: Pick<Staff, 'region'>, now: Date): StepKind[] {
  const { charge, objection } = presentSteps(finding);
  const { length } = staff.region;
  const answers = length >= townshipDigits;
  const isWarned = now.toISOString() >= presentEpisode(finding).dueAt;
  // The province decides what is objected to against a city: nobody above it could.
  const charges = length === countyDigits || length === cityDigits;
  return [
    ...(answers ? (['explanation'] as const) : []),
    ...(charges && isWarned && charge === undefined ? (['charge'] as const) : []),
    ...(answers && charge !== undefined && objection === undefined ? (['objection'] as const) : []),
    ...(separationOutcomesOf(finding, staff, now).length > 0 ? (['closure'] as const) : []),
  ];
}

/**
 * As what somebody may close it. A reason is accepted by a level above the community, and not below the one that has announced a charge; a charge stands
 * when nobody objected in time; an objection is decided by a level above the one that announced the charge, either way.
 */
export function separationOutcomesOf(
  finding: Separation,
  { region }: Pick<Staff, 'region'>,
  now: Date,
): ClosureOutcome[] {
  const { explanation, charge, objection } = presentSteps(finding);
  if (finding.place === region || region.length > townshipDigits) return [];
  const charger = charge?.by?.place.length ?? townshipDigits;
  if (objection !== undefined) return region.length < charger ? ['explained', 'charged'] : [];
  const isOver =
    charge !== undefined &&
    now.getTime() - Date.parse(charge.at) >= objectionDays * dayMs &&
    region.length <= charger;
  return [
    ...(explanation !== undefined && region.length <= charger ? (['explained'] as const) : []),
    ...(isOver ? (['charged'] as const) : []),
  ];
}

/** Why a step can’t be taken now: above the township, by what a charge still waits for. */
export function separationRefusal(step: FindingStepRequest, { region }: Pick<Staff, 'region'>): RefusedError {
  if (region.length < townshipDigits && step.kind === 'charge')
    return new RefusedError('finding.charge-early', 409);
  if (region.length < townshipDigits && step.kind === 'closure' && step.outcome === 'charged')
    return new RefusedError('finding.objection-open', 409);
  return new RefusedError('finding.not-now', 409);
}

/** The last of each kind since it was opened last. */
function presentSteps(finding: Separation) {
  const { openedAt } = presentEpisode(finding);
  const since = finding.steps.filter(({ at }) => at >= openedAt);
  const last = (kind: StepKind) => since.findLast(({ step }) => step.kind === kind);
  return { explanation: last('explanation'), charge: last('charge'), objection: last('objection') };
}
