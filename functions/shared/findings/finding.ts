import type { FindingEvidence, FindingOutcome, FindingState, FindingStep } from '../../../schemas/finding.ts';
import type { FindingRuleId } from '../../../schemas/finding-rule.ts';

/** A time during which a finding was open: new evidence opens it again. */
export interface Episode {
  openedAt: string;
  dueAt: string;
  /** Who answered for it when it was opened. */
  openedIn: string;
  closedAt?: string;
  closedIn?: string;
  outcome?: FindingOutcome;
}

/** Whom a finding is about when nobody has declared them, or whom its row names. */
export interface FoundPerson {
  name?: string | undefined;
  document?: string | undefined;
  phone?: string | undefined;
}

/** What comparison found of one subject by one rule, with what was done about it. */
export interface StoredFinding {
  /** A declaration, or a keyed hash of somebody whom nobody has declared. */
  subject: string;
  rule: FindingRuleId;
  ruleVersion: number;
  version: number;
  place: string;
  state: FindingState;
  maskedName: string;
  /** The oldest first; the last one is the present one. */
  episodes: readonly Episode[];
  evidence: readonly FindingEvidence[];
  /** Evidence that somebody has seen through: it opens nothing again. */
  seenThrough: readonly string[];
  steps: readonly KeptStep[];
  person?: FoundPerson;
  /** The declaration with which somebody who was looked for turned up. */
  registeredAs?: string;
  /** The day until which it is kept, as it was read. */
  retentionDate?: string;
}

/** A step with what makes its request recognisable when it is sent again. */
export type KeptStep = FindingStep & { key?: string | undefined; body?: string | undefined };

/** The present time of a finding: there is always one. */
export function presentEpisode({ episodes }: Pick<StoredFinding, 'episodes'>): Episode {
  const last = episodes.at(-1);
  if (last === undefined) throw new Error('a finding without a time');
  return last;
}

/** What of a finding is counted; nothing of it is sealed. */
export type FindingFacts = Pick<StoredFinding, 'rule' | 'ruleVersion' | 'place' | 'state' | 'episodes'>;

/** Longer than a message that was half done takes to come back as often as it may. */
const toldAgainMs = 3_600_000;

/** Whether a finding was opened so lately that whoever opened it may have ended before anybody was told. */
export function isJustOpened(
  { state, episodes }: Pick<FindingFacts, 'state' | 'episodes'>,
  now: Date,
): boolean {
  const openedAt = Date.parse(presentEpisode({ episodes }).openedAt);
  return state === 'open' && now.getTime() - openedAt < toldAgainMs;
}
