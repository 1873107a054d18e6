import { isWithin } from '../../../schemas/access.ts';
import { escalatedTo, type Finding, type FindingRow } from '../../../schemas/finding.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { maskName, maskNumber } from '../../../schemas/masking.ts';
import type { StaffDuty } from '../../../schemas/staff.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';
import { allowedOutcomes, allowedSteps } from './take-finding-step.ts';

/** A line with up to whom it has escalated by now. */
export function withLevel(row: Omit<FindingRow, 'level'>, now: Date): FindingRow {
  return { ...row, level: escalatedTo(row, now) };
}

/** Who must find the person sees who it is; every level above supervises (as with cases, requirements D2). */
export function isFindingMasked(
  { place, rule }: Pick<StoredFinding, 'place' | 'rule'>,
  staff: StaffDuty,
): boolean {
  // What is said of a SIM names nobody, and whoever decides has to read it.
  return findingRuleOf(rule).when.by !== 'pair' && staff.role !== 'officer' && place !== staff.region;
}

/** A finding as somebody sees it who may. */
export function tellWhole(
  finding: StoredFinding,
  row: Omit<FindingRow, 'level'>,
  { staff, now }: { staff: StaffDuty; now: Date },
): Finding {
  const isMasked = isFindingMasked(finding, staff);
  const { person, evidence, steps, version } = finding;
  return {
    ...withLevel(row, now),
    published: findingRuleOf(finding.rule),
    evidence: evidence.map((one) => ({ ...one, told: toldTo(one.told, { staff, isMasked }) })),
    steps: steps.map(({ at, by, step }) => ({
      at,
      ...(by !== undefined && { by }),
      // What somebody wrote in words of their own may name a person; one's own words one knows.
      step: isMasked && by?.place !== staff.region ? withoutWords(step) : step,
    })),
    allowed: allowedSteps(finding, staff, now),
    outcomes: [...allowedOutcomes(finding, staff, now)],
    version,
    ...(person !== undefined && { person: isMasked ? maskPerson(person) : person }),
  };
}

/** Of another community’s phone, only who both are below learns whose it is (invariant 7). */
function toldTo(
  told: Record<string, string>,
  { staff, isMasked }: { staff: StaffDuty; isMasked: boolean },
): Record<string, string> {
  const shown = isMasked ? maskTold(told) : told;
  const { community } = shown;
  return community === undefined || isWithin(community, staff.region) ? shown : { ...shown, community: '*' };
}

function withoutWords(step: StoredFinding['steps'][number]['step']): StoredFinding['steps'][number]['step'] {
  return 'note' in step && step.note !== undefined ? { ...step, note: '***' } : step;
}

type Person = NonNullable<Finding['person']>;

const definedOf = (person: Person): Record<string, string> =>
  Object.fromEntries(
    Object.entries(person).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );

function maskPerson({ name, document, phone }: Person): Person {
  return {
    ...(name !== undefined && { name: maskName(name) }),
    ...(document !== undefined && { document: maskNumber(document) }),
    ...(phone !== undefined && { phone: maskNumber(phone) }),
  };
}

/** What a row says that somebody has to confirm names who it is about. */
function maskTold(told: Record<string, string>): Record<string, string> {
  return { ...told, ...definedOf(maskPerson(told)) };
}
