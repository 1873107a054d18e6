import { type FindingEvidence, type FindingOutcome } from '../../../schemas/finding.ts';
import type { FindingRuleId } from '../../../schemas/finding-rule.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { type FoundPerson, presentEpisode, type StoredFinding } from './finding.ts';

/** What is known now of one subject by one rule. */
export interface Found {
  subject: string;
  rule: FindingRuleId;
  place: string;
  maskedName: string;
  /** Empty when the rule finds nothing, or no more. */
  evidence: readonly FindingEvidence[];
  person?: FoundPerson;
}

/**
 * What becomes of a finding when its subject is judged (requirements D4): opened by evidence, opened again by evidence that nobody has
 * seen through, settled when there is none left, moved with its case. Judged twice, it stays what it is.
 * @returns undefined when nothing changes
 */
export function settleFinding(
  stored: StoredFinding | undefined,
  found: Found,
  at: string,
): StoredFinding | undefined {
  const fresh = found.evidence.filter(({ ref }) => !(stored?.seenThrough ?? []).includes(ref));
  if (stored === undefined) return fresh.length === 0 ? undefined : opened(found, fresh, at);
  if (stored.state === 'closed')
    return fresh.length === 0 ? undefined : reopened(stored, found, { fresh, at });
  if (fresh.length === 0) return closeFinding(stored, { at, outcome: 'settled', step: { kind: 'settled' } });
  return renewed(stored, found, { fresh, at });
}

const hourMs = 3_600_000;

function dueOf(rule: FindingRuleId, at: string): string {
  return new Date(Date.parse(at) + findingRuleOf(rule).hours * hourMs).toISOString();
}

function opened(
  { subject, rule, place, maskedName, person }: Found,
  evidence: readonly FindingEvidence[],
  at: string,
): StoredFinding {
  return {
    ...{ subject, rule, place, maskedName, evidence },
    ruleVersion: findingRuleOf(rule).version,
    version: 0,
    state: 'open',
    episodes: [{ openedAt: at, dueAt: dueOf(rule, at), openedIn: place }],
    seenThrough: [],
    steps: [{ at, step: { kind: 'opened' } }],
    ...(person !== undefined && { person }),
  };
}

function reopened(
  stored: StoredFinding,
  { rule, place, maskedName, person }: Found,
  { fresh, at }: { fresh: readonly FindingEvidence[]; at: string },
): StoredFinding {
  return {
    ...stored,
    ...{ place, maskedName, state: 'open', evidence: fresh },
    ruleVersion: findingRuleOf(rule).version,
    episodes: [...stored.episodes, { openedAt: at, dueAt: dueOf(rule, at), openedIn: place }],
    steps: [...stored.steps, { at, step: { kind: 'reopened' } }],
    ...(person !== undefined && { person }),
  };
}

function renewed(
  stored: StoredFinding,
  { place, maskedName }: Found,
  { fresh, at }: { fresh: readonly FindingEvidence[]; at: string },
): StoredFinding | undefined {
  const refs = (evidence: readonly FindingEvidence[]) => evidence.map(({ ref }) => ref).join('\n');
  const isMoved = place !== stored.place;
  if (!isMoved && refs(fresh) === refs(stored.evidence)) return undefined;
  return {
    ...stored,
    ...{ place, maskedName, evidence: fresh },
    ...(isMoved && { steps: [...stored.steps, { at, step: { kind: 'moved', place } }] }),
  };
}

/** Closes the present time of a finding. What is seen through by somebody opens nothing again; what settled by itself may. */
export function closeFinding(
  stored: StoredFinding,
  {
    at,
    outcome,
    step,
    by,
  }: { at: string; outcome: FindingOutcome } & Pick<StoredFinding['steps'][number], 'step' | 'by'>,
): StoredFinding {
  const present = { ...presentEpisode(stored), closedAt: at, closedIn: stored.place, outcome };
  const seen = outcome === 'settled' ? [] : stored.evidence.map(({ ref }) => ref);
  return {
    ...stored,
    state: 'closed',
    episodes: [...stored.episodes.slice(0, -1), present],
    seenThrough: [...new Set([...stored.seenThrough, ...seen])],
    steps: [...stored.steps, { at, step, ...(by !== undefined && { by }) }],
  };
}
