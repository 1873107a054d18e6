import type { JudgedFact } from '../../../functions/shared/findings/judged.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';

interface Known {
  declaration: Declaration;
  facts: readonly JudgedFact[];
  now: Date;
  seenThrough: ReadonlyMap<string, ReadonlySet<string>>;
}

const dayMs = 86_400_000;
const dayOf = (at: string): string => shanghaiDate(new Date(at));

/**
 * What must be open, said rule by rule in plain words from all that is known, with none of the code that judges: by the rule, what it rests on.
 * A settled finding may be opened by the same again, so nothing of the past counts but what somebody has seen through.
 */
export function findNaively(known: Known): Record<string, string[]> {
  const { declaration, facts, now, seenThrough } = known;
  const { state, verifications, arrivedAt, submittedAt } = declaration;
  const notLookedAfter = [
    'declared',
    'contacted',
    'unreachable',
    'arrived',
    'released',
    'not-coming',
    'withdrawn',
  ];
  const young = (days: number) => (fact: JudgedFact) => now.getTime() - Date.parse(fact.at) < days * dayMs;
  const imposed = verifications.flatMap(({ imposed: measure }) => measure ?? []);
  // A measure ends when the next one begins; one that never held a day held nobody.
  const lastDays = imposed.flatMap(({ startDate, endDate }, index) => {
    const next = imposed.slice(index + 1).map((later) => dayBefore(later.startDate));
    const last = next.reduce((one, other) => (one < other ? one : other), endDate);
    return last >= startDate ? [last] : [];
  });
  const heldOn = (fact: JudgedFact) => lastDays.some((last) => dayOf(fact.at) <= last);
  const newest = (kind: string): JudgedFact[] => {
    let latest: JudgedFact | undefined;
    for (const fact of facts)
      if (fact.kind === kind && (latest === undefined || sorted(fact) > sorted(latest))) latest = fact;
    return latest === undefined ? [] : [latest];
  };
  const needing = (some: JudgedFact[], days = 14) =>
    notLookedAfter.includes(state) ? some.filter(young(days)).filter((fact) => !heldOn(fact)) : [];
  const seen = facts
    .filter(({ kind }) => ['rail', 'air', 'road', 'gate', 'pcr'].includes(kind))
    .filter(young(14));
  const withdrawnAt =
    declaration.changes.find(({ kind }) => kind === 'withdrawal')?.at ?? declaration.updatedAt;
  const hits: Record<string, string[]> = {
    'positive-not-controlled': refs(
      needing(newest('pcr').filter(({ told }) => told['result'] === 'positive')),
    ),
    'contact-not-controlled': refs(needing(newest('close-contact'))),
    'code-not-controlled': refs(
      needing(newest('health-code').filter(({ told }) => told['colour'] !== 'green')),
    ),
    'outside-list-open': refs(
      needing(
        facts.filter(({ kind }) => kind === 'outside-list'),
        28,
      ),
    ),
    'controlled-code-red':
      state === 'under-control'
        ? refs(
            newest('health-code')
              .filter(({ told }) => told['colour'] === 'red')
              .filter(young(14)),
          )
        : [],
    'seen-not-verified':
      ['declared', 'contacted', 'unreachable'].includes(state) && arrivedAt === undefined
        ? refs(seen.filter(({ at }) => at > submittedAt && dayOf(at) < shanghaiDate(now)))
        : [],
    'seen-though-not-coming': state === 'withdrawn' ? refs(seen.filter(({ at }) => at > withdrawnAt)) : [],
    'no-show': noShow(declaration, now),
    ...owedUnderControl(declaration, now),
  };
  const open = Object.entries(hits).map(([rule, all]) => [
    rule,
    all.filter((ref) => !seenThrough.get(rule)?.has(ref)).toSorted(),
  ]);
  return Object.fromEntries(open.filter(([, all]) => (all ?? []).length > 0)) as Record<string, string[]>;
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
const sorted = ({ at, receivedAt, ref }: JudgedFact): string => [at, receivedAt, ref].join(' ');
const refs = (facts: readonly JudgedFact[]): string[] => facts.map(({ ref }) => ref);

function noShow({ state, expectedArrivalAt }: Declaration, now: Date): string[] {
  const isAwaited = state === 'declared' || state === 'contacted' || state === 'unreachable';
  const isLate = now.getTime() - Date.parse(expectedArrivalAt) >= 2 * dayMs;
  return isAwaited && isLate ? [`arrival:${expectedArrivalAt}`] : [];
}

function owedUnderControl({ state, verifications }: Declaration, now: Date): Record<string, string[]> {
  const last = verifications.at(-1)?.imposed;
  if (state !== 'under-control' || last === undefined) return {};
  const today = shanghaiDate(now);
  // Nobody takes a test in this world.
  const owed = last.testDates[0];
  return {
    'test-overdue': owed !== undefined && owed < today ? [`test:${owed}`] : [],
    'control-past-end': last.endDate < today ? [`release:${last.endDate}`] : [],
  };
}
