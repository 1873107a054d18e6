import type { Declaration } from '../../../schemas/declaration.ts';
import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { FindingRule } from '../../../schemas/finding-rule.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { heldMeasures } from '../life-cycle/asked-tests.ts';
import { evidenceFrom, type JudgedCase, type JudgedFact } from './judged.ts';

type ByFact = Extract<FindingRule['when'], { by: 'fact' }>;

const dayMs = 86_400_000;

/** Which rows of feeds make a rule hit a case, and from when on one does that does not yet. */
export function hitsOfFacts(
  when: ByFact,
  { declaration, facts, now }: JudgedCase,
): { evidence: FindingEvidence[]; againAfter?: string } {
  if (!when.states.includes(declaration.state)) return { evidence: [] };
  const telling = tellingOf(when, facts).filter(
    (fact) =>
      isRecent(when, fact, now) &&
      seenAt(fact) > sinceOf(when, declaration) &&
      !isDone(when, declaration, fact),
  );
  const [ended, going] = when.ended ? splitByDay(telling, now) : [telling, []];
  const later = going.map(({ at }) => dayOf(at)).toSorted();
  return {
    evidence: ended.map(evidenceFrom),
    ...(later[0] !== undefined && { againAfter: later[0] }),
  };
}

const dayOf = (at: string): string => shanghaiDate(new Date(at));

/** Of rows about one instant the one that came last speaks; of a kind whose newest row counts, that one alone. */
function tellingOf(when: ByFact, facts: readonly JudgedFact[]): JudgedFact[] {
  const ofKinds = facts.filter(({ kind }) => when.feeds.includes(kind));
  const telling = when.newest ? newestOfEach(ofKinds) : ofKinds;
  return telling.filter((fact) => isSaid(when, fact)).toSorted(byAge);
}

function newestOfEach(facts: readonly JudgedFact[]): JudgedFact[] {
  const kinds = Map.groupBy(facts, ({ kind }) => kind);
  return [...kinds.values()].flatMap((some) => some.toSorted(byAge).at(-1) ?? []);
}

/** The same order whatever the order in which they came. */
export function byAge(one: JudgedFact, other: JudgedFact): number {
  const [first, second] = [one, other].map(({ at, receivedAt, ref }) => `${at} ${receivedAt} ${ref}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function isSaid({ where }: ByFact, { told }: JudgedFact): boolean {
  return where === undefined || where.in.includes(told[where.field] ?? '');
}

function isRecent({ within }: ByFact, { at }: JudgedFact, now: Date): boolean {
  return now.getTime() - Date.parse(at) < within * dayMs;
}

function isDone({ unless }: ByFact, declaration: Declaration, { at }: JudgedFact): boolean {
  switch (unless) {
    case 'controlled-since':
      // As it held: who was let go before its end was under control no longer than that day. One that was lifted answered for nothing but
      // the stays: had the row been there before, it would not have been.
      return heldMeasures(declaration).some(
        ({ lastDate, liftedOn }) => liftedOn === undefined && lastDate >= dayOf(at),
      );
    case 'verified-since':
      return declaration.arrivedAt !== undefined;
    case undefined:
      return false;
  }
}

/** A test tells where somebody was when the sample was taken, not when its result came. */
const seenAt = ({ at, told }: JudgedFact): string => told['sampledAt'] ?? at;

function sinceOf({ after }: ByFact, declaration: Declaration): string {
  if (after === undefined) return '';
  return after === 'submission' ? declaration.submittedAt : closedAt(declaration);
}

/** When the citizen withdrew it, or said that they would not come. */
function closedAt({ changes, verifications, updatedAt }: Declaration): string {
  const withdrawn = changes.findLast(({ kind }) => kind === 'withdrawal')?.at;
  const refused = verifications.findLast(({ step }) => step.kind === 'not-coming')?.at;
  return [withdrawn, refused].reduce<string>(
    (latest, at) => (at !== undefined && at > latest ? at : latest),
    withdrawn === undefined && refused === undefined ? updatedAt : '',
  );
}

function splitByDay(facts: readonly JudgedFact[], now: Date): [JudgedFact[], JudgedFact[]] {
  const today = shanghaiDate(now);
  return [facts.filter(({ at }) => dayOf(at) < today), facts.filter(({ at }) => dayOf(at) >= today)];
}
