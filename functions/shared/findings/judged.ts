import type { ControlRule } from '../../../schemas/control-rule.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { CaseComparisons } from '../../../schemas/feed-run.ts';
import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';

/** What a feed said of the person of a case, by the name that it has among those of the case. */
export type JudgedFact = CaseComparisons['facts'][number] & {
  ref: string;
  /** The day until which it is kept, where it is known. */
  retentionDate?: string;
};

export interface JudgedCase {
  declaration: Declaration;
  /** Without those that were found to be wrong. */
  facts: readonly JudgedFact[];
  /** Rows that nobody has confirmed or refused yet. */
  candidates: readonly JudgedFact[];
  /** The list of risk areas around the declared origin and the stays that were told. */
  areas: readonly RiskArea[];
  /** The published control rules, all versions. */
  rules: readonly ControlRule[];
  now: Date;
}

export function evidenceFrom({ ref, kind, at, run, line, receivedAt, told }: JudgedFact): FindingEvidence {
  return { ref, at, feed: kind, run, line, receivedAt, told };
}
