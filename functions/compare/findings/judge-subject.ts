import type { ControlRule } from '../../../schemas/control-rule.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { FindingRuleId } from '../../../schemas/finding-rule.ts';
import { maskName } from '../../../schemas/masking.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import type { Clock } from '../../shared/clock.ts';
import { isJustOpened, type StoredFinding } from '../../shared/findings/finding.ts';
import { type Hit, judgeCase } from '../../shared/findings/judge-case.ts';
import type { JudgedFact } from '../../shared/findings/judged.ts';
import { liftingOf } from '../../shared/findings/lifting-of.ts';
import { type Found, settleFinding } from '../../shared/findings/settle-finding.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { type LiftedCase, liftedBySystem } from '../../shared/life-cycle/lift-measure.ts';
import { staysTold } from '../../shared/life-cycle/lost-basis.ts';

export interface JudgeNeeds {
  cases: {
    /** As the last write left it; undefined when it is gone. */
    find(id: string): Promise<Declaration | undefined>;
    /** From now on, what changes at the case is told. */
    mark(id: string): Promise<void>;
    /** Writes that its measure was lifted, unless somebody's write came first. */
    lift(lifted: LiftedCase): Promise<void>;
  };
  facts: {
    /** Without those that were found to be wrong. */
    of(id: string): Promise<JudgedFact[]>;
    candidates(id: string): Promise<JudgedFact[]>;
  };
  findings: {
    of(id: string): Promise<StoredFinding[]>;
    /** Undefined when somebody was faster. */
    keep(finding: StoredFinding, about: Declaration): Promise<StoredFinding | undefined>;
  };
  areas: { near(regions: readonly string[]): Promise<RiskArea[]> };
  rules: { all(): Promise<ControlRule[]> };
  retention: {
    /** The day on which a case goes, with all that is kept beside it. */
    dateOf(about: Declaration): string;
    /** Of conflicts with it, which no judgement looks at: the days on which they go. */
    ofConflicts(id: string): Promise<{ retentionDate: string }[]>;
    /** Has what comparison keeps beside a case go on that day. */
    keepAsLong(id: string, date: string): Promise<void>;
  };
  /** The nearest region that exists to one that a row names. */
  regions: { nearest(code: string): Promise<string> };
  again(note: { date: string; county: string; id: string }): Promise<void>;
  tell(opened: StoredFinding): Promise<void>;
  /** Tells the person, and who has the case, that the system lifted its measure; once, however often it is asked for. */
  tellLifted(of: Pick<Declaration, 'id' | 'place'>, at: string): Promise<void>;
  clock: Clock;
}

/**
 * Judges a case by all that is known of it, and brings its findings to what the rules say (requirements D4). Whatever was told twice, late or
 * in another order, the last judgement sees all of it; who loses a race reads afresh. A measure that lost what it rested on is lifted on
 * the way (D6).
 */
export async function judgeSubject(needs: JudgeNeeds, id: string): Promise<void> {
  const { opened, lifted } = await againWhenRaced(() => judgeOnce(needs, id));
  if (lifted !== undefined) await needs.tellLifted(lifted.of, lifted.at);
  for (const finding of opened) await needs.tell(finding);
}

/** What is to be told after a judgement: by whoever comes next, too, when the one before ended in between. */
interface ToTell {
  opened: StoredFinding[];
  lifted?: { of: Declaration; at: string };
}

async function judgeOnce(needs: JudgeNeeds, id: string): Promise<ToTell | undefined> {
  const declaration = await needs.cases.find(id);
  if (declaration === undefined) return { opened: [] };
  const { regionCode } = declaration.origin;
  const isUnderControl = declaration.state === 'under-control';
  const named = [...(regionCode === undefined ? [] : [regionCode]), ...staysTold(declaration)];
  const [facts, candidates, stored, conflicts, areas, rules] = await Promise.all([
    needs.facts.of(id),
    needs.facts.candidates(id),
    needs.findings.of(id),
    needs.retention.ofConflicts(id),
    named.length === 0 ? [] : needs.areas.near(named),
    isUnderControl ? needs.rules.all() : [],
  ]);
  const date = needs.retention.dateOf(declaration);
  if ([...facts, ...candidates, ...stored, ...conflicts].some((kept) => isKeptOtherwise(kept, date))) {
    await needs.retention.keepAsLong(id, date);
    return undefined;
  }
  const now = needs.clock();
  const judged = { declaration, facts, candidates, areas, rules, now };
  const { hits, againAfter } = judgeCase(judged);
  const lifting = liftingOf(judged, hits);
  if (lifting !== undefined) {
    await needs.cases.lift(lifting);
    // Judged as it stands then, whoever's write came first.
    return undefined;
  }
  const county = declaration.place.slice(0, 6);
  if (againAfter !== undefined) await needs.again({ date: againAfter, county, id });
  const changes = await settleAll(needs, { declaration, hits, stored, at: now.toISOString() });
  // Before any finding stands, so that none stands without it.
  if (changes.some(({ state }) => state === 'open')) await needs.cases.mark(id);
  const kept = await Promise.all(changes.map((finding) => needs.findings.keep(finding, declaration)));
  if (kept.includes(undefined)) return undefined;
  // Those of a judgement before this one too, which may have ended in between.
  const changed = new Set(changes.map(({ rule }) => rule));
  const present = [...changes, ...stored.filter(({ rule }) => !changed.has(rule))];
  const lifted = liftedBySystem(declaration);
  return {
    opened: present.filter((finding) => isJustOpened(finding, now)),
    ...(lifted !== undefined && isToBeTold(lifted.at, now) && { lifted: { of: declaration, at: lifted.at } }),
  };
}

/** Whoever was let go must learn of it: for a day it is told again by whoever judges, far shorter than it is known what was sent. */
const toldAgainMs = 86_400_000;

function isToBeTold(at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) < toldAgainMs;
}

interface Judged {
  declaration: Declaration;
  hits: readonly Hit[];
  stored: readonly StoredFinding[];
  at: string;
}

async function settleAll(
  { regions }: Pick<JudgeNeeds, 'regions'>,
  { declaration, hits, stored, at }: Judged,
): Promise<StoredFinding[]> {
  const rules = new Set<FindingRuleId>([
    ...hits.map(({ rule }) => rule.id),
    ...stored.map(({ rule }) => rule),
  ]);
  const settled = await Promise.all(
    [...rules].map(async (rule) => {
      const evidence = hits.find((hit) => hit.rule.id === rule)?.evidence ?? [];
      const found: Found = {
        subject: declaration.id,
        rule,
        place: await placeOf(regions, declaration, evidence),
        maskedName: maskName(declaration.personal.name),
        evidence,
      };
      return settleFinding(
        stored.find((one) => one.rule === rule),
        found,
        at,
      );
    }),
  );
  return settled.filter((finding) => finding !== undefined);
}

/** Who answers: whoever has the case; of somebody who is not coming, the place where the newest row says they are. */
async function placeOf(
  regions: JudgeNeeds['regions'],
  { state, place }: Declaration,
  evidence: Found['evidence'],
): Promise<string> {
  if (state !== 'withdrawn' && state !== 'not-coming') return place;
  const named = evidence.findLast(({ told }) => told['place'] !== undefined)?.told['place'];
  return named === undefined ? place : regions.nearest(named);
}

function isKeptOtherwise({ retentionDate }: { retentionDate?: string }, date: string): boolean {
  return retentionDate !== undefined && retentionDate !== date;
}
