import {
  escalatedTo,
  type Finding,
  type FindingEvidence,
  findingIdOf,
  findingRow,
  findingRuleOf,
  finding as findingSchema,
} from '../../schemas/finding.ts';
import type { FindingRuleId } from '../../schemas/finding-rule.ts';
import { maskName } from '../../schemas/masking.ts';

const hourMs = 3_600_000;

/** 22 characters, as those of a declaration are. */
export const subjectOf = (n: number): string => `subject${String(n).padStart(15, '0')}`;

export interface FindingOf {
  n: number;
  rule: FindingRuleId;
  place: string;
  /** When it was found. */
  openedAt: Date;
  declaration?: string;
  name?: string;
  evidence?: FindingEvidence[];
}

/** A row of the PCR feed that says that somebody is positive. */
export function aPositiveRow(at: Date): FindingEvidence {
  return {
    ref: `pcr ${at.getTime()}`,
    at: at.toISOString(),
    feed: 'pcr',
    run: `${at.getTime().toString(36).padStart(9, '0')}-0000000000000001`,
    line: 1_204,
    receivedAt: new Date(at.getTime() + hourMs / 2).toISOString(),
    told: {
      sampledAt: new Date(at.getTime() - 6 * hourMs).toISOString(),
      ...{ result: 'positive', resultAt: at.toISOString(), laboratory: '市疾控中心', region: '410105' },
    },
  };
}

/** A finding as it is opened; `n` makes it another one. Of whom nobody has declared, the row says who it is. */
export function aFinding({
  n,
  rule: id,
  place,
  openedAt,
  declaration,
  name = '张明',
  ...given
}: FindingOf): Finding {
  const rule = findingRuleOf(id);
  const dueAt = new Date(openedAt.getTime() + rule.hours * hourMs).toISOString();
  return findingSchema.parse({
    id: findingIdOf(declaration ?? subjectOf(n), id),
    rule: id,
    ...{ ruleVersion: rule.version, kind: rule.kind, place, dueAt },
    ...(declaration !== undefined && { declaration }),
    maskedName: name === '' ? '' : maskName(name),
    ...{ state: 'open', openedAt: openedAt.toISOString(), times: 1, level: 'community' },
    published: rule,
    evidence: given.evidence ?? [aPositiveRow(new Date(openedAt.getTime() - hourMs))],
    steps: [{ at: openedAt.toISOString(), step: { kind: 'opened' } }],
    ...(declaration === undefined && {
      person: { ...(name !== '' && { name }), document: '410105199003078515', phone: '13800138000' },
    }),
    allowed: [],
    version: 1,
  });
}

/** Its line, as it stands at an instant. */
export function rowOf(of: Finding, now: Date) {
  return findingRow.parse({ ...of, level: escalatedTo(of, now) });
}
