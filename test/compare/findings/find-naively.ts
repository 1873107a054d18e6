import type { JudgedFact } from '../../../functions/shared/findings/judged.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';

export interface Known {
  declaration: Declaration;
  facts: readonly JudgedFact[];
  /** All records of the list, in their order. */
  areas: readonly RiskArea[];
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
  // A measure ends when the next one begins; one that was lifted answered for nothing but the stays; one that never held a day held nobody.
  const lastDays = verifications.flatMap(({ imposed }, index) => {
    if (imposed === undefined) return [];
    let last = imposed.endDate;
    for (const { imposed: next, lifted, at } of verifications.slice(index + 1)) {
      if (lifted !== undefined && dayOf(at) <= last) return [];
      if (next !== undefined && next.startDate <= last) last = dayBefore(next.startDate);
    }
    return last >= imposed.startDate ? [last] : [];
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
    'control-without-basis': delistedOf(known).refs,
  };
  const open = Object.entries(hits).map(([rule, all]) => [
    rule,
    all.filter((ref) => !seenThrough.get(rule)?.has(ref)).toSorted(),
  ]);
  return Object.fromEntries(open.filter(([, all]) => (all ?? []).length > 0)) as Record<string, string[]>;
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
const daysBefore = (at: string, days: number): string =>
  at === '' ? '' : dayOf(new Date(Date.parse(at) - days * dayMs).toISOString());
const sorted = ({ at, receivedAt, ref }: JudgedFact): string => [at, receivedAt, ref].join(' ');
const refs = (facts: readonly JudgedFact[]): string[] => facts.map(({ ref }) => ref);

function noShow({ state, expectedArrivalAt }: Declaration, now: Date): string[] {
  const isAwaited = state === 'declared' || state === 'contacted' || state === 'unreachable';
  const isLate = now.getTime() - Date.parse(expectedArrivalAt) >= 2 * dayMs;
  return isAwaited && isLate ? [`arrival:${expectedArrivalAt}`] : [];
}

/** The entry of the measure that holds: none since the last one was lifted. */
function holding({ state, verifications }: Declaration) {
  const last = verifications.findLast(({ imposed, lifted }) => imposed !== undefined || lifted !== undefined);
  return state === 'under-control' ? last : undefined;
}

const staysOf = ({ personal }: Declaration): string[] =>
  (personal.riskStays.stays ?? []).map(({ regionCode }) => regionCode);

/** The list as its records told of it at an instant: of a region and first day, the last one. */
function listAt(areas: readonly RiskArea[], at: string): RiskArea[] {
  const known = areas.filter((one) => one.at === undefined || one.at <= at);
  return known.filter(
    (one, index) =>
      !known
        .slice(index + 1)
        .some(({ region, fromDate }) => region === one.region && fromDate === one.fromDate),
  );
}

/**
 * The times on the list that somebody was held for: at the arrival, or when anything was recorded until the measure was, the list had them on
 * a day from the stays on.
 */
function heldFor({ declaration, areas }: Known, imposedAt: string): RiskArea[] {
  const arrivedAt = declaration.arrivedAt ?? '';
  const instants = [arrivedAt, ...areas.flatMap(({ at }) => at ?? []), imposedAt].filter(
    (at) => at >= arrivedAt && at <= imposedAt,
  );
  return instants
    .flatMap((at) => listAt(areas, at))
    .filter(({ region }) => staysOf(declaration).includes(region))
    .filter(
      ({ fromDate, toDate = '9999' }) => fromDate <= dayOf(imposedAt) && toDate >= daysBefore(arrivedAt, 14),
    );
}

/** Why nothing holds somebody: what they were held for has left the list since, and nothing of where they stayed is on it. */
function delistedOf(known: Known): { refs: string[]; regions: string[] } {
  const none = { refs: [], regions: [] };
  const { declaration, areas, now } = known;
  const held = holding(declaration);
  if (held?.imposed?.ruleId !== 'of-risk-areas' || held.imposed.endDate < shanghaiDate(now)) return none;
  const today = shanghaiDate(now);
  const present = listAt(areas, now.toISOString()).filter(({ region }) =>
    staysOf(declaration).includes(region),
  );
  if (present.some(({ fromDate, toDate = '9999' }) => fromDate <= today && today <= toDate)) return none;
  const was = heldFor(known, held.at);
  const lost = present.filter(({ region, fromDate }) =>
    was.some((one) => one.region === region && one.fromDate === fromDate),
  );
  return {
    refs: lost.map(({ region, fromDate }) => `delisted:${region}:${fromDate}`),
    regions: lost.map(({ region }) => region),
  };
}

/** Whether the system is to let somebody go: nothing holds them, no test speaks against it, nor anything that feeds said these days. */
export function isLiftingDue(known: Known): boolean {
  const { declaration, facts, now } = known;
  const { regions } = delistedOf(known);
  // Of another stay somebody has to say what it asks for.
  if (regions.length === 0 || staysOf(declaration).some((stay) => !regions.includes(stay))) return false;
  const tests = declaration.verifications.flatMap(({ step }) => (step.kind === 'test' ? [step] : []));
  // What was said last of a sample is its result; that it is pending still, takes none back.
  const resultOf = (sample: string) =>
    tests.findLast(({ sampledAt, result }) => sampledAt === sample && result !== 'pending')?.result;
  if (tests.some(({ sampledAt }) => resultOf(sampledAt) === 'positive')) return false;
  if (tests.some(({ sampledAt }) => resultOf(sampledAt) === undefined)) return false;
  // Feeds speak of one sample in this world.
  const saidOfSample = facts.flatMap(({ kind, told }) => (kind === 'pcr' ? [told['result']] : []));
  if (saidOfSample.includes('pending') && !saidOfSample.includes('negative')) return false;
  const speaks = (kind: string, days: number, isAsked: (fact: JudgedFact) => boolean) => {
    const ofKind = facts
      .filter((fact) => fact.kind === kind)
      .toSorted((one, other) => (sorted(one) < sorted(other) ? -1 : 1));
    const counting = kind === 'outside-list' ? ofKind : ofKind.slice(-1);
    return counting.some((fact) => isAsked(fact) && now.getTime() - Date.parse(fact.at) < days * dayMs);
  };
  return !(
    speaks('pcr', 14, ({ told }) => told['result'] === 'positive') ||
    speaks('health-code', 14, ({ told }) => told['colour'] !== 'green') ||
    speaks('close-contact', 14, () => true) ||
    speaks('outside-list', 28, () => true)
  );
}

function owedUnderControl(declaration: Declaration, now: Date): Record<string, string[]> {
  const last = holding(declaration)?.imposed;
  if (last === undefined) return {};
  const today = shanghaiDate(now);
  const sampled = declaration.verifications.flatMap(({ step }) =>
    step.kind === 'test' ? [dayOf(step.sampledAt)] : [],
  );
  const owed = last.testDates.find((date) => sampled.every((taken) => taken < date));
  return {
    'test-overdue': owed !== undefined && owed < today ? [`test:${owed}`] : [],
    'control-past-end': last.endDate < today ? [`release:${last.endDate}`] : [],
  };
}
