import type { StoredFinding } from '../../functions/shared/findings/finding.ts';
import { closeFinding, settleFinding } from '../../functions/shared/findings/settle-finding.ts';
import { tellFinding } from '../../functions/shared/table/finding-codec.ts';
import {
  escalatedTo,
  type FindingEvidence,
  type FindingOutcome,
  type FindingRow,
  findingIdOf,
  findingRow,
} from '../../schemas/finding.ts';
import type { FindingRuleId } from '../../schemas/finding-rule.ts';
import { findingRuleOf } from '../../schemas/finding-rules/all.ts';
import { maskName } from '../../schemas/masking.ts';

const hourMs = 3_600_000;

export interface FindingOf {
  /** Makes it another person. */
  n: number;
  rule: FindingRuleId;
  place: string;
  /** When it was found. */
  openedAt: Date;
  declaration?: string;
  name?: string;
  evidence?: FindingEvidence[];
}

/** 22 characters, as those of a declaration are. */
export const subjectOf = (n: number): string => `subject${String(n).padStart(15, '0')}`;
export const idOf = ({ subject, rule }: Pick<StoredFinding, 'subject' | 'rule'>): string =>
  findingIdOf(subject, rule);
export const namesOf = ({ rule }: Pick<StoredFinding, 'rule'>) => findingRuleOf(rule).names;

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

/** A finding as the rules open it. Of whom nobody has declared, the row says who it is; `name` may be unknown. */
export function aFinding(given: FindingOf): StoredFinding {
  const { n, rule, place, openedAt, declaration, name = '张明' } = given;
  const evidence = given.evidence ?? [aPositiveRow(new Date(openedAt.getTime() - hourMs))];
  const person = { ...(name !== '' && { name }), document: '410105199003078515', phone: '13800138000' };
  const opened = settleFinding(
    undefined,
    {
      ...{ subject: declaration ?? subjectOf(n), rule, place, evidence },
      maskedName: name === '' ? '*' : maskName(name),
      ...(declaration === undefined && { person }),
    },
    openedAt.toISOString(),
  );
  if (opened === undefined) throw new Error('nothing was found');
  return { ...opened, version: 1 };
}

/** The same when somebody has closed it, or it has settled. */
export function aClosed(of: StoredFinding, outcome: FindingOutcome, at: Date): StoredFinding {
  return closeFinding(of, { at: at.toISOString(), outcome, step: { kind: 'settled' } });
}

/** Its line, as it stands at an instant. */
export function rowOf(of: StoredFinding, now: Date): FindingRow {
  const row = tellFinding(of);
  return findingRow.parse({ ...row, level: escalatedTo(row, now) });
}
