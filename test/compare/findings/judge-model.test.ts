import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JudgeNeeds, judgeSubject } from '../../../functions/compare/findings/judge-subject.ts';
import type { StoredFinding } from '../../../functions/shared/findings/finding.ts';
import type { JudgedFact } from '../../../functions/shared/findings/judged.ts';
import { closeFinding } from '../../../functions/shared/findings/settle-finding.ts';
import { retentionDateOf } from '../../../functions/shared/privacy/retention.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { aFact, aMeasure } from '../../shared/findings/some-facts.ts';
import { aDeclaration } from '../../support/builders.ts';
import { propertyRun } from '../../support/property-run.ts';
import { findNaively } from './find-naively.ts';

const retentionDays = 30;
const dayMs = 86_400_000;
const start = Date.parse('2026-01-10T00:00:00+08:00');
const dateAt = (day: number): string => new Date(start + day * dayMs).toISOString().slice(0, 10);

const said = fc.constantFrom(
  ...(['red', 'yellow', 'green'] as const).map((colour) => ({
    kind: 'health-code' as const,
    told: { colour },
  })),
  { kind: 'pcr' as const, told: { result: 'positive' } },
  { kind: 'pcr' as const, told: { result: 'negative' } },
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
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      day: fc.integer({ min: 0, max: 9 }),
      days: fc.integer({ min: 1, max: 7 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
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
function aWorld(races: readonly boolean[]) {
  let declaration: Declaration = aDeclaration({
    ...{
      submittedAt: new Date(start).toISOString(),
      expectedArrivalAt: new Date(start + 5 * dayMs).toISOString(),
    },
    origin: { country: 'JP' },
  });
  let now = start + dayMs;
  const facts = new Map<string, JudgedFact>();
  const corrected = new Set<string>();
  const seenThrough = new Map<string, Set<string>>();
  const findings = new Map<string, StoredFinding>();
  const pending = [...races];
  const known = () => [...facts.values()].filter(({ ref }) => !corrected.has(ref));
  const needs: JudgeNeeds = {
    cases: { find: () => Promise.resolve(declaration), mark: () => Promise.resolve() },
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
    areas: { near: () => Promise.resolve([]) },
    rules: { all: () => Promise.resolve([]) },
    regions: { nearest: (code) => Promise.resolve(code) },
    again: () => Promise.resolve(),
    tell: () => Promise.resolve(),
    clock: () => new Date(now),
  };
  const open = () => [...findings.values()].filter(({ state }) => state === 'open');
  async function take(one: Act): Promise<void> {
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
        const { arrivedAt: _arrived, ...rest } = declaration;
        const isHere = ['arrived', 'under-control', 'released'].includes(one.state);
        declaration = { ...rest, state: one.state, changes, updatedAt: at, ...(isHere && { arrivedAt: at }) };
        return;
      }
      case 'hold':
        declaration = {
          ...declaration,
          verifications: [
            ...declaration.verifications,
            aMeasure(dateAt(one.day), dateAt(one.day + one.days), [dateAt(one.day + 1)]),
          ],
        };
        return;
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
    naive: () => findNaively({ declaration, facts: known(), now: new Date(now), seenThrough }),
  };
}

describe('findings after any interleaving (invariant 8)', () => {
  it('are those that a naive recomputation from all facts gives, less what somebody has seen through', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 25 }),
        fc.array(fc.boolean(), { maxLength: 6 }),
        async (acts, races) => {
          const world = aWorld(races);
          for (const one of acts) await world.take(one);
          await world.judge();
          expect(world.found()).toEqual(world.naive());
          // Nothing that an open finding rests on goes before its case, nor stays behind it (K1).
          expect(new Set(world.kept())).toEqual(new Set(world.kept().map(world.keptUntil)));
          // Judged again, nothing changes.
          await world.judge();
          expect(world.found()).toEqual(world.naive());
        },
      ),
      propertyRun('findings', 400),
    );
  });
});
