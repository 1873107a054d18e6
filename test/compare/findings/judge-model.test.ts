import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JudgeNeeds, judgeSubject } from '../../../functions/compare/findings/judge-subject.ts';
import type { StoredFinding } from '../../../functions/shared/findings/finding.ts';
import type { JudgedFact } from '../../../functions/shared/findings/judged.ts';
import { closeFinding } from '../../../functions/shared/findings/settle-finding.ts';
import { retentionDateOf } from '../../../functions/shared/privacy/retention.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { aFact, aMeasure } from '../../shared/findings/some-facts.ts';
import { aDeclaration, aPerson } from '../../support/builders.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aRiskArea, aRule, entry } from '../../support/steps.ts';
import { findNaively, isLiftingDue, type Known } from './find-naively.ts';

const retentionDays = 30;
const dayMs = 86_400_000;
const start = Date.parse('2026-01-10T00:00:00+08:00');
const rules = [aRule({ id: 'of-risk-areas', appliesTo: { origin: 'any', riskStay: true } })];
const dateAt = (day: number): string => shanghaiDate(new Date(start + day * dayMs));

const said = fc.constantFrom(
  ...(['red', 'yellow', 'green'] as const).map((colour) => ({
    kind: 'health-code' as const,
    told: { colour },
  })),
  { kind: 'pcr' as const, told: { result: 'positive' } },
  { kind: 'pcr' as const, told: { result: 'negative' } },
  { kind: 'pcr' as const, told: { result: 'pending' } },
  { kind: 'close-contact' as const, told: {} },
  { kind: 'gate' as const, told: {} },
  { kind: 'outside-list' as const, told: {} },
);
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      said,
      day: fc.integer({ min: 0, max: 9 }),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('stand' as const),
      state: fc.constantFrom(
        'declared' as const,
        'contacted' as const,
        'arrived' as const,
        'under-control' as const,
        'released' as const,
        'withdrawn' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      day: fc.integer({ min: 0, max: 9 }),
      days: fc.integer({ min: 1, max: 7 }),
      ofRiskAreas: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      region: fc.constantFrom('440305', '330106'),
      /** The time on the list that is meant: there since before anybody came, or from now on. */
      isNew: fc.boolean(),
      lastDay: fc.option(fc.integer({ min: -3, max: 1 }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('test' as const),
      result: fc.constantFrom('pending' as const, 'negative' as const, 'positive' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), nth: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('correct' as const), nth: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('judge' as const), times: fc.integer({ min: 1, max: 3 }) }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** A case with what feeds say of it, and findings that are kept by version; some writes are lost to somebody faster. */
function aWorld(races: readonly boolean[], stays: readonly string[]) {
  let declaration: Declaration = aDeclaration({
    ...{
      submittedAt: new Date(start).toISOString(),
      expectedArrivalAt: new Date(start + 5 * dayMs).toISOString(),
    },
    origin: { country: 'JP' },
    personal: aPerson({
      riskStays: {
        present: true,
        stays: stays.map((regionCode) => ({ regionCode, fromDate: '2026-01-03', toDate: '2026-01-08' })),
      },
    }),
  });
  const area = aRiskArea({ region: '440305', fromDate: '2026-01-02' });
  let areas: RiskArea[] = [area];
  const lifts: { isDue: boolean }[] = [];
  let now = start + dayMs;
  const facts = new Map<string, JudgedFact>();
  const corrected = new Set<string>();
  const seenThrough = new Map<string, Set<string>>();
  const findings = new Map<string, StoredFinding>();
  const pending = [...races];
  const known = () => [...facts.values()].filter(({ ref }) => !corrected.has(ref));
  const needs: JudgeNeeds = {
    cases: {
      find: () => Promise.resolve(declaration),
      mark: () => Promise.resolve(),
      lift: ({ before, after }) => {
        if (pending.shift() === true || before !== declaration) return Promise.resolve();
        lifts.push({ isDue: isLiftingDue(naively()) });
        declaration = after;
        return Promise.resolve();
      },
    },
    facts: { of: () => Promise.resolve(known()), candidates: () => Promise.resolve([]) },
    findings: {
      of: () => Promise.resolve([...findings.values()]),
      keep: (finding) => {
        if (pending.shift() === true) return Promise.resolve(undefined);
        const version = findings.get(finding.rule)?.version ?? 0;
        if (version !== finding.version) return Promise.resolve(undefined);
        const retentionDate = retentionDateOf(declaration, retentionDays);
        const next = { ...finding, version: version + 1, retentionDate };
        findings.set(finding.rule, next);
        return Promise.resolve(next);
      },
    },
    retention: {
      ofConflicts: () => Promise.resolve([]),
      dateOf: (about) => retentionDateOf(about, retentionDays),
      keepAsLong: (_id, retentionDate) => {
        for (const [ref, fact] of facts) facts.set(ref, { ...fact, retentionDate });
        for (const [rule, finding] of findings)
          findings.set(rule, { ...finding, retentionDate, version: finding.version + 1 });
        return Promise.resolve();
      },
    },
    areas: { near: () => Promise.resolve(areas) },
    rules: { all: () => Promise.resolve(rules) },
    regions: { nearest: (code) => Promise.resolve(code) },
    again: () => Promise.resolve(),
    tell: () => Promise.resolve(),
    tellLifted: () => Promise.resolve(),
    clock: () => new Date(now),
  };
  const naively = (): Known => ({ declaration, facts: known(), areas, now: new Date(now), seenThrough });
  const today = () => Math.floor((now - start) / dayMs);
  const open = () => [...findings.values()].filter(({ state }) => state === 'open');
  async function take(one: Act): Promise<void> {
    // No two things are recorded in one millisecond.
    now += 1;
    switch (one.do) {
      case 'say': {
        const at = new Date(start + one.day * dayMs + one.hour * 3_600_000).toISOString();
        const retentionDate = retentionDateOf(declaration, retentionDays);
        const fact = {
          ...aFact(one.said.kind, at, one.said.told, new Date(now).toISOString()),
          retentionDate,
        };
        // What was said first stays as it came.
        if (!facts.has(fact.ref)) facts.set(fact.ref, fact);
        return;
      }
      case 'stand': {
        const at = new Date(now).toISOString();
        const changes =
          one.state === 'withdrawn' ? [{ key: at, body: 'body', at, kind: 'withdrawal' as const }] : [];
        const { arrivedAt = at, ...rest } = declaration;
        const isHere = ['arrived', 'under-control', 'released'].includes(one.state);
        declaration = {
          ...rest,
          state: one.state,
          changes,
          updatedAt: at,
          ...(isHere ? { arrivedAt } : { verifications: [] }),
        };
        return;
      }
      case 'hold': {
        // Around now, so that some are held when their area leaves the list.
        const day = one.ofRiskAreas ? today() - (one.day % 4) : one.day;
        const ruleId = one.ofRiskAreas ? 'of-risk-areas' : 'rule';
        const at = new Date(now).toISOString();
        const measure = { ...aMeasure(dateAt(day), dateAt(day + one.days), [dateAt(day + 1)], ruleId), at };
        declaration = {
          ...declaration,
          ...(one.ofRiskAreas && {
            state: 'under-control',
            arrivedAt: declaration.arrivedAt ?? new Date(start + day * dayMs).toISOString(),
          }),
          verifications: [...declaration.verifications, measure],
        };
        return;
      }
      case 'list': {
        const at = new Date(now).toISOString();
        const fromDate = one.isNew ? dateAt(today()) : area.fromDate;
        const toDate = one.lastDay === undefined ? undefined : dateAt(today() + one.lastDay);
        if (toDate !== undefined && toDate < fromDate) return;
        const version = areas.length + 1;
        areas = [
          ...areas,
          { ...area, region: one.region, fromDate, at, version, ...(toDate !== undefined && { toDate }) },
        ];
        return;
      }
      case 'test': {
        const at = new Date(now).toISOString();
        const step = { kind: 'test' as const, sampledAt: at, result: one.result };
        const tests = [...declaration.verifications, entry(step, at)];
        declaration = { ...declaration, verifications: tests };
        return;
      }
      case 'wait':
        now += one.hours * 3_600_000;
        return;
      case 'close':
      case 'correct': {
        const finding = open()[one.nth];
        if (finding === undefined) return;
        const outcome = one.do === 'close' ? 'no-longer' : 'correction';
        const step =
          one.do === 'close'
            ? { kind: 'closure' as const, outcome: 'no-longer' as const, note: '已核实' }
            : { kind: 'correction' as const, note: '有误' };
        const closed = closeFinding(finding, { at: new Date(now).toISOString(), outcome, step });
        findings.set(finding.rule, { ...closed, version: finding.version + 1 });
        const refs = seenThrough.get(finding.rule) ?? new Set();
        for (const { ref } of finding.evidence) {
          refs.add(ref);
          if (one.do === 'correct' && facts.has(ref)) corrected.add(ref);
        }
        seenThrough.set(finding.rule, refs);
        return;
      }
      case 'judge':
        for (let time = 0; time < one.times; time += 1) await judgeSubject(needs, declaration.id);
    }
  }
  return {
    take,
    judge: () => judgeSubject(needs, declaration.id),
    found: () =>
      Object.fromEntries(
        open().map(({ rule, evidence }) => [rule, evidence.map(({ ref }) => ref).toSorted()]),
      ),
    kept: () => [...known(), ...findings.values()].map(({ retentionDate }) => retentionDate),
    keptUntil: () => retentionDateOf(declaration, retentionDays),
    naive: () => findNaively(naively()),
    lifts,
    isLiftingDue: () => isLiftingDue(naively()),
  };
}

/** Somebody is held because of the area, and it leaves the list: before, between and after that anything may happen. */
const heldAndDelisted = fc
  .tuple(
    fc.array(act, { maxLength: 3 }),
    fc.record({ day: fc.integer({ min: 0, max: 3 }), days: fc.integer({ min: 2, max: 7 }) }),
    fc.array(act, { maxLength: 5 }),
    fc.record({ lastDay: fc.integer({ min: -3, max: -1 }), isJudged: fc.boolean() }),
    fc.array(act, { maxLength: 4 }),
  )
  .map(([before, held, between, { lastDay, isJudged }, after]): Act[] => [
    ...before,
    { do: 'hold', ...held, ofRiskAreas: true },
    ...between,
    { do: 'list', region: '440305', isNew: false, lastDay },
    ...(isJudged ? [{ do: 'judge' as const, times: 1 }] : []),
    ...after,
  ]);

async function expectAsRecomputed(
  acts: readonly Act[],
  races: readonly boolean[],
  stays: readonly string[],
): Promise<void> {
  const world = aWorld(races, stays);
  for (const one of acts) await world.take(one);
  await world.judge();
  expect(world.found()).toEqual(world.naive());
  // Nobody is held who is to be let go, and nobody was let go who was to be held (D6).
  expect(world.isLiftingDue()).toBe(false);
  expect(world.lifts.map(({ isDue }) => isDue)).not.toContain(false);
  // Nothing that an open finding rests on goes before its case, nor stays behind it (K1).
  expect(new Set(world.kept())).toEqual(new Set(world.kept().map(world.keptUntil)));
  // Judged again, nothing changes.
  await world.judge();
  expect(world.found()).toEqual(world.naive());
}

const races = fc.array(fc.boolean(), { maxLength: 4 });
/** Where the person told of having stayed. */
const stays = fc.constantFrom(['440305'], ['440305'], ['440305', '330106']);

describe('findings after any interleaving (invariant 8)', () => {
  it('are those that a naive recomputation from all facts gives, less what somebody has seen through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), races, stays, expectAsRecomputed),
      propertyRun('findings', 400),
    );
  });

  it('are none where the system is to lift a measure, which it does then and never else (D6)', async () => {
    await fc.assert(
      fc.asyncProperty(heldAndDelisted, races, stays, expectAsRecomputed),
      propertyRun('liftings', 600),
    );
  });
});
