import { type FindingEvidence } from '../../../schemas/finding.ts';
import type { FindingRule } from '../../../schemas/finding-rule.ts';
import { findingRules } from '../../../schemas/finding-rules/all.ts';
import { hitsOfFacts } from './hits-of-facts.ts';
import { evidenceFrom, type JudgedCase } from './judged.ts';
import { owedOf } from './owed-of.ts';
import { riskOfTrip } from './risk-of-trip.ts';

/** What a rule finds of a case, by evidence; and when to look again where it finds nothing yet. */
export interface Hit {
  rule: FindingRule;
  evidence: readonly FindingEvidence[];
}

export interface Judgement {
  hits: Hit[];
  /** The Shanghai day after which more may be found by time alone. */
  againAfter?: string;
}

/**
 * What the published rules find of a case (requirements D4): a function of what is known of it and of the time, so that it does not matter
 * in which order that came, or how often (invariant 8).
 */
export function judgeCase(judged: JudgedCase): Judgement {
  const found = findingRules.map((rule) => ({ rule, ...evidenceOf(rule, judged) }));
  const hits = found
    .filter(({ evidence }) => evidence.length > 0)
    .map(({ rule, evidence }) => ({ rule, evidence }));
  const later = found.flatMap(({ againAfter }) => againAfter ?? []).toSorted();
  return { hits, ...(later[0] !== undefined && { againAfter: later[0] }) };
}

function evidenceOf(
  rule: FindingRule,
  judged: JudgedCase,
): { evidence: FindingEvidence[]; againAfter?: string } {
  const { when } = rule;
  switch (when.by) {
    case 'fact':
      return hitsOfFacts(when, judged);
    case 'time':
      return { evidence: owedOf(when.owed, judged) };
    case 'trip':
      return { evidence: riskOfTrip(when, judged) };
    case 'candidate':
      return { evidence: judged.candidates.map(evidenceFrom) };
    case 'pair':
    case 'unmatched':
      return { evidence: [] };
  }
}
