import { feedKinds } from '../../schemas/feed-kind.ts';
import type { CaseComparisons, FeedApplied } from '../../schemas/feed-run.ts';
import { type DeclarationState, isClosed } from '../../schemas/life-cycle.ts';
import { mattersTo } from '../shared/findings/matters-to.ts';
import type { FoundRow, KeptRow } from './chunk-rows.ts';
import type { StrangerRow } from './findings/look-for-stranger.ts';
import { partRow } from './findings/person-of-row.ts';
import { isAbout, type KnownPerson } from './row/confirm-found.ts';
import type { FeedReading } from './run-work.ts';

type Fact = CaseComparisons['facts'][number];

/** A case as it is opened to be sure that a row is about its person. */
export interface OpenedCase extends KnownPerson {
  retentionDate: string;
  state: DeclarationState;
  /** When the person is expected, or has arrived. */
  arrivalAt: string;
  /** Comparison has something to say of it already. */
  isCompared: boolean;
}

export interface FactNeeds {
  /** Undefined when it is gone. */
  open(id: string): Promise<OpenedCase | undefined>;
  /** @returns whether this row noted it: now, or in a try that was cut off */
  keep(of: { id: string; retentionDate: string }, fact: Fact): Promise<boolean>;
  /** The same of what somebody has to confirm. */
  ask(of: { id: string; retentionDate: string }, fact: Fact & { keep: boolean }): Promise<boolean>;
  /** Whatever changes at the case from now on is judged. */
  mark(id: string): Promise<void>;
  /** Has somebody looked for whom nobody has declared. @returns whether a rule asks for it */
  seek(row: StrangerRow): Promise<boolean>;
  /** Notes where a row went, for a sender who may ask what came of it. */
  answer(row: StrangerRow, went: { cases: readonly string[]; isAsked: boolean }): Promise<void>;
  /** What names a fact among those of its case. */
  refOf(fact: Fact): string;
  /** Has cases judged by the rules. */
  judge(ids: readonly string[]): Promise<void>;
}

export interface FactsAsked {
  reading: FeedReading;
  /** The declaration of each reference. */
  trips: readonly string[];
  found: readonly FoundRow[];
  kept: readonly KeptRow[];
  /** Lines of the file before those of the chunk. */
  before: number;
}

/**
 * Notes what rows say at the cases of the people whom they are about (requirements D3), and has looked for whom they name and nobody has declared
 * (D4). A row found by the hash of its document is about somebody only when the document itself is theirs; one that is found otherwise is noted
 * for somebody to confirm. Done again, it notes nothing twice, counts what it noted then as its own, and has judged again
 * what it was judged by.
 */
export async function writeFacts(needs: FactNeeds, asked: FactsAsked): Promise<FeedApplied> {
  const applied = { facts: 0, known: 0, others: 0, asked: 0, sought: 0 };
  const toJudge = new Set<string>();
  for (const row of asked.found) {
    const noted = await noteRow(needs, asked, row);
    for (const { id, isJudged, what } of noted) {
      if (isJudged) toJudge.add(id);
      applied[what] += 1;
    }
    const isAboutNobody = noted.every(({ what }) => what === 'others');
    const told = strangerOf(needs, asked, row);
    if (isAboutNobody && row.keep && (await needs.seek(told))) applied.sought += 1;
    const cases = noted.flatMap(({ id, what }) => (what === 'others' ? [] : [id]));
    await needs.answer(told, { cases, isAsked: row.by !== 'document' });
  }
  for (const row of asked.kept) {
    const told = strangerOf(needs, asked, row);
    if (await needs.seek(told)) applied.sought += 1;
    await needs.answer(told, { cases: [], isAsked: false });
  }
  await needs.judge([...toJudge]);
  return applied;
}

interface Noted {
  id: string;
  what: 'facts' | 'known' | 'others' | 'asked';
  isJudged: boolean;
}

async function noteRow(needs: FactNeeds, asked: FactsAsked, row: FoundRow): Promise<Noted[]> {
  const ids = row.references.map((reference) => asked.trips[reference] ?? '');
  const cases = await Promise.all(ids.map(async (id) => ({ id, opened: await needs.open(id) })));
  const about = cases.flatMap(({ id, opened }) =>
    opened !== undefined && isAbout(row, opened) ? [{ id, opened }] : [],
  );
  const noted: Noted[] = Array.from({ length: cases.length - about.length }, () => nobody);
  const nearest = about.toSorted(byNearness)[0]?.id;
  for (const { id, opened } of about) {
    const isAside = row.by === 'document' && id !== nearest;
    noted.push(await noteAt(needs, { asked, row, isAside }, { id, opened }));
  }
  return noted;
}

const nobody: Noted = { id: '', what: 'others', isJudged: false };

interface OneCase {
  id: string;
  opened: OpenedCase;
}

/** Of somebody’s cases, the one that is looked after now: an open one before a closed one, then the latest. */
function byNearness({ opened: one }: OneCase, { opened: other }: OneCase): number {
  const [first, second] = [one, other].map(
    ({ state, arrivalAt }) => `${isClosed(state) ? 0 : 1} ${arrivalAt}`,
  );
  return (first ?? '') > (second ?? '') ? -1 : 1;
}

async function noteAt(
  needs: FactNeeds,
  { asked, row, isAside }: { asked: FactsAsked; row: FoundRow; isAside: boolean },
  { id, opened }: OneCase,
): Promise<Noted> {
  const of = { id, retentionDate: opened.retentionDate };
  if (row.by !== 'document') {
    const isNew = await needs.ask(of, { ...factOf(asked, row, row.facts), keep: row.keep });
    await needs.mark(id);
    return { id, what: isNew ? 'asked' : 'known', isJudged: true };
  }
  const fact = factOf(asked, row, partRow(row.facts).told);
  const isNew = await needs.keep(of, isAside ? { ...fact, aside: true } : fact);
  const matters = !isAside && mattersTo(fact, opened.state);
  if (matters) await needs.mark(id);
  return { id, what: isNew ? 'facts' : 'known', isJudged: matters || opened.isCompared };
}

function factOf(
  { reading: { id: run, kind, receivedAt }, before }: FactsAsked,
  { line, facts }: Pick<FoundRow, 'line' | 'facts'>,
  told: Record<string, string>,
): Fact {
  const factAt = feedKinds.find(({ id }) => id === kind)?.factAt ?? '';
  const at = new Date(facts[factAt] ?? receivedAt).toISOString();
  return { kind, at, receivedAt, run, line: before + line + 1, told };
}

function strangerOf(
  { refOf }: Pick<FactNeeds, 'refOf'>,
  asked: FactsAsked,
  row: Pick<FoundRow, 'line' | 'facts'>,
): StrangerRow {
  const { person, told } = partRow(row.facts);
  const { kind, ...fact } = factOf(asked, row, told);
  return {
    kind,
    person,
    evidence: { ...fact, feed: kind, ref: refOf({ kind, ...fact }) },
  };
}
