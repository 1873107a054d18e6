import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { type FindingEvidence, findingIdOf } from '../../../schemas/finding.ts';
import type { FindingRule } from '../../../schemas/finding-rule.ts';
import { findingRules } from '../../../schemas/finding-rules/all.ts';
import { maskName } from '../../../schemas/masking.ts';
import type { Clock } from '../../shared/clock.ts';
import { type FoundPerson, isJustOpened, type StoredFinding } from '../../shared/findings/finding.ts';
import { settleFinding } from '../../shared/findings/settle-finding.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';

/** A row that is about nobody who is expected or here. */
export interface StrangerRow {
  kind: FeedKind['id'];
  person: FoundPerson;
  /** What it says, without who it is about. */
  evidence: FindingEvidence;
}

export interface StrangerNeeds {
  /** A keyed hash of the document, or of name and phone. */
  subjectOf(person: FoundPerson): Promise<string>;
  findings: {
    find(of: { subject: string; rule: FindingRule['id'] }): Promise<StoredFinding | undefined>;
    keep(finding: StoredFinding): Promise<StoredFinding | undefined>;
  };
  /** Notes that somebody is looked for, for whoever looks whether they have been declared since. */
  note(findingId: string): Promise<void>;
  regions: { nearest(code: string): Promise<string> };
  tell(opened: StoredFinding): Promise<void>;
  clock: Clock;
}

const province = '41';

/**
 * Has somebody looked for whom a feed names and nobody has declared, at the place that the row names (requirements D4). Rows about one person
 * are one finding; what somebody has seen through opens nothing again.
 * @returns whether a rule asks for it
 */
export async function lookForStranger(needs: StrangerNeeds, row: StrangerRow): Promise<boolean> {
  const rule = ruleFor(row);
  if (rule === undefined) return false;
  const subject = await needs.subjectOf(row.person);
  const sought = await againWhenRaced(() => lookOnce(needs, row, { rule: rule.id, subject }));
  if (sought !== 'known' && isJustOpened(sought, needs.clock())) await needs.tell(sought);
  return true;
}

function ruleFor({ kind, evidence: { told } }: StrangerRow): FindingRule | undefined {
  return findingRules.find(
    ({ when }) =>
      when.by === 'unmatched' &&
      when.feeds.includes(kind) &&
      (when.where === undefined || when.where.in.includes(told[when.where.field] ?? '')),
  );
}

async function lookOnce(
  needs: StrangerNeeds,
  { person, evidence }: StrangerRow,
  of: { rule: FindingRule['id']; subject: string },
): Promise<StoredFinding | 'known' | undefined> {
  const stored = await needs.findings.find(of);
  const known = (stored?.evidence ?? []).filter(({ ref }) => ref !== evidence.ref);
  const all = [...known, evidence].toSorted((one, other) =>
    one.at + one.ref < other.at + other.ref ? -1 : 1,
  );
  const place = await placeFor(needs, stored, all);
  const maskedName = person.name === undefined ? '*' : maskName(person.name);
  const next = settleFinding(
    stored,
    { ...of, place, maskedName, evidence: all, person },
    needs.clock().toISOString(),
  );
  // An earlier try may have ended before anybody was told.
  if (next === undefined) return stored ?? 'known';
  await needs.note(findingIdOf(of.subject, of.rule));
  const kept = await needs.findings.keep(next);
  return kept;
}

/** Where the newest row says that they are, unless somebody has handed it on since it was opened. */
async function placeFor(
  { regions }: StrangerNeeds,
  stored: StoredFinding | undefined,
  evidence: readonly FindingEvidence[],
): Promise<string> {
  const isHandedOn =
    stored?.state === 'open' && stored.steps.some(({ step }) => step.kind === 'reassignment');
  if (stored !== undefined && isHandedOn) return stored.place;
  const named = evidence.flatMap(({ told }) => told['place'] ?? told['region'] ?? []).at(-1);
  return named === undefined ? province : regions.nearest(named);
}
