import { type ClosureOutcome, type FindingStepRequest, objectionDays } from '../../../schemas/finding.ts';
import type { Staff } from '../../../schemas/staff.ts';
import { presentEpisode, type StoredFinding } from '../../shared/findings/finding.ts';

type Separation = Pick<StoredFinding, 'place' | 'steps' | 'episodes'>;
type StepKind = FindingStepRequest['kind'];

const dayMs = 86_400_000;
const [countyDigits, townshipDigits] = [6, 9];

/**
 * The steps about a SIM in another device (requirements F3): whoever answers says why; who was warned and has put nothing right may be told of a
 * charge, by the county or above, and may object.
 */
export function separationSteps(finding: Separation, staff: Pick<Staff, 'region'>, now: Date): StepKind[] {
  const { charge, objection } = presentSteps(finding);
  const answers = staff.region.length >= townshipDigits;
  const isWarned = now.toISOString() >= presentEpisode(finding).dueAt;
  const mayCharge = staff.region.length <= countyDigits && isWarned && charge === undefined;
  return [
    ...(answers ? (['explanation'] as const) : []),
    ...(mayCharge ? (['charge'] as const) : []),
    ...(answers && charge !== undefined && objection === undefined ? (['objection'] as const) : []),
    ...(separationOutcomesOf(finding, staff, now).length > 0 ? (['closure'] as const) : []),
  ];
}

/**
 * As what somebody may close it: a reason is accepted by a level above the community; a charge stands when nobody objected in time, or when the
 * level above the one that meant to charge says so in spite of an objection.
 */
export function separationOutcomesOf(
  finding: Separation,
  { region }: Pick<Staff, 'region'>,
  now: Date,
): ClosureOutcome[] {
  const { explanation, charge, objection } = presentSteps(finding);
  const isAbove = region.length <= townshipDigits && finding.place !== region;
  const isOver =
    charge !== undefined &&
    now.getTime() - Date.parse(charge.at) >= objectionDays * dayMs &&
    region.length <= countyDigits;
  const decides = region.length < (charge?.by?.place.length ?? 0);
  const stands = objection === undefined ? isOver : decides;
  return [
    ...(isAbove && explanation !== undefined ? (['explained'] as const) : []),
    ...(stands ? (['charged'] as const) : []),
  ];
}

/** The last of each kind since it was opened last. */
function presentSteps(finding: Separation) {
  const { openedAt } = presentEpisode(finding);
  const since = finding.steps.filter(({ at }) => at >= openedAt);
  const last = (kind: StepKind) => since.findLast(({ step }) => step.kind === kind);
  return { explanation: last('explanation'), charge: last('charge'), objection: last('objection') };
}
