import { describe, expect, it } from 'vitest';
import { judgeCase } from '../../../functions/shared/findings/judge-case.ts';
import type { JudgedCase } from '../../../functions/shared/findings/judged.ts';
import type { ControlRule } from '../../../schemas/control-rule.ts';
import type { Declaration, Verification } from '../../../schemas/declaration.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { aDeclaration, aPerson } from '../../support/builders.ts';
import { aFact, aJudgedCase, aMeasure, noon } from './some-facts.ts';

const rulesOf = (given: Partial<JudgedCase>): string[] =>
  judgeCase(aJudgedCase(given)).hits.map(({ rule }) => rule.id);
const of = (given: Partial<Declaration>): Declaration =>
  aDeclaration({ submittedAt: '2026-01-10T02:00:00.000Z', state: 'arrived', ...given });
const colour = (value: string, at: string) => aFact('health-code', at, { colour: value });

describe('what the rules find of a case (requirements D4)', () => {
  it.each(['pcr', 'close-contact', 'secondary-close-contact', 'outside-list'] as const)(
    'is whom a feed tells of and who is not under control: %s',
    (kind) => {
      const told: Record<string, string> = kind === 'pcr' ? { result: 'positive' } : {};
      const facts = [aFact(kind, '2026-01-19T08:00:00+08:00', told)];
      const [rule] = rulesOf({ facts });
      expect(rule).toMatch(/-not-controlled$|^outside-list-open$/);
      const verifications = [aMeasure('2026-01-19', '2026-01-25')];
      expect(rulesOf({ facts, declaration: of({ state: 'under-control', verifications }) })).toEqual([]);
      // Released after a measure that reached the day of the row, they were looked after.
      expect(rulesOf({ facts, declaration: of({ state: 'released', verifications }) })).toEqual([]);
      const before = [aMeasure('2026-01-12', '2026-01-18')];
      expect(rulesOf({ facts, declaration: of({ state: 'released', verifications: before }) })).toEqual([
        rule,
      ]);
    },
  );

  it('is who was let go before the end of a measure, by what is said of a day after that (D6)', () => {
    const measure = aMeasure('2026-01-12', '2026-01-25');
    const { imposed: _imposed, ...entry } = measure;
    const release: Verification = {
      ...entry,
      ...{ key: 'release', at: '2026-01-16T04:00:00.000Z', step: { kind: 'release' } },
    };
    const declaration = of({ state: 'released', verifications: [measure, release] });
    const during = aFact('close-contact', '2026-01-16T20:00:00+08:00');
    expect(rulesOf({ declaration, facts: [during] })).toEqual([]);
    const after = aFact('close-contact', '2026-01-17T08:00:00+08:00');
    expect(rulesOf({ declaration, facts: [after] })).toEqual(['contact-not-controlled']);
  });

  it('is a red or yellow code by its newest word, in whatever order the words came', () => {
    const [red, green] = [
      colour('red', '2026-01-18T08:00:00+08:00'),
      colour('green', '2026-01-19T08:00:00+08:00'),
    ];
    expect(rulesOf({ facts: [red] })).toEqual(['code-not-controlled']);
    expect(rulesOf({ facts: [green, red] })).toEqual([]);
    const again = colour('yellow', '2026-01-19T20:00:00+08:00');
    expect(rulesOf({ facts: [again, red, green] })).toEqual(['code-not-controlled']);
  });

  it('is a code that turns red under control, and not a yellow one', () => {
    const declaration = of({ state: 'under-control', verifications: [aMeasure('2026-01-15', '2026-01-25')] });
    expect(rulesOf({ declaration, facts: [colour('red', '2026-01-19T08:00:00+08:00')] })).toEqual([
      'controlled-code-red',
    ]);
    expect(rulesOf({ declaration, facts: [colour('yellow', '2026-01-19T08:00:00+08:00')] })).toEqual([]);
  });

  it('forgets a row 14 days after the instant that it speaks of', () => {
    const facts = [aFact('close-contact', '2026-01-06T12:00:01+08:00')];
    expect(rulesOf({ facts })).toEqual(['contact-not-controlled']);
    const later = new Date(noon.getTime() + 1_000);
    expect(rulesOf({ facts, now: later })).toEqual([]);
  });

  it('is who was seen in Henan and has not been verified when that day has ended (C1)', () => {
    const facts = [aFact('rail', '2026-01-20T09:00:00+08:00')];
    const declaration = of({ state: 'contacted' });
    const today = judgeCase(aJudgedCase({ declaration, facts }));
    expect([today.hits, today.againAfter]).toEqual([[], '2026-01-20']);
    const now = new Date('2026-01-21T00:00:00+08:00');
    expect(rulesOf({ declaration, facts, now })).toEqual(['seen-not-verified']);
    // Where somebody was before they declared tells nothing of their coming.
    const earlier = of({ state: 'contacted', submittedAt: '2026-01-20T02:00:00.000Z' });
    expect(rulesOf({ declaration: earlier, facts, now })).toEqual([]);
  });

  it('goes by when a sample was taken, not by when its result came', () => {
    const sampledAt = '2026-01-09T00:00:00.000Z';
    const facts = [aFact('pcr', '2026-01-11T08:00:00+08:00', { result: 'negative', sampledAt })];
    expect(rulesOf({ declaration: of({ state: 'declared' }), facts })).toEqual([]);
  });

  it('is who withdrew and was seen afterwards, and nobody who was seen before', () => {
    const withdrawn = of({
      state: 'withdrawn',
      changes: [{ key: 'key', body: 'body', at: '2026-01-18T02:00:00.000Z', kind: 'withdrawal' }],
    });
    const before = aFact('gate', '2026-01-18T09:59:00+08:00');
    const after = aFact('gate', '2026-01-18T10:01:00+08:00');
    expect(rulesOf({ declaration: withdrawn, facts: [before] })).toEqual([]);
    expect(rulesOf({ declaration: withdrawn, facts: [before, after] })).toEqual(['seen-though-not-coming']);
  });

  it('is a test that is owed from the day after, and the next one is new evidence (C7)', () => {
    const measure = aMeasure('2026-01-15', '2026-01-25', ['2026-01-17', '2026-01-19', '2026-01-21']);
    const sampled: Verification = {
      ...measure,
      key: 'test',
      step: { kind: 'test', sampledAt: '2026-01-17T02:00:00.000Z', result: 'negative' },
    };
    delete sampled.imposed;
    const declaration = of({ state: 'under-control', verifications: [measure, sampled] });
    const judged = judgeCase(aJudgedCase({ declaration }));
    expect(judged.hits.map(({ rule, evidence }) => [rule.id, evidence.map(({ ref }) => ref)])).toEqual([
      ['test-overdue', ['test:2026-01-19']],
    ]);
    expect(rulesOf({ declaration, now: new Date('2026-01-19T23:59:59+08:00') })).toEqual([]);
  });

  it('is a measure that is held longer than it lasts: a finding against ourselves', () => {
    const declaration = of({ state: 'under-control', verifications: [aMeasure('2026-01-12', '2026-01-19')] });
    const { hits } = judgeCase(aJudgedCase({ declaration }));
    expect(hits.map(({ rule }) => [rule.id, rule.kind])).toEqual([['control-past-end', 'against-us']]);
  });

  it('is a measure whose risk area went off the list: nothing holds the person any more (D6)', () => {
    const stays = [{ regionCode: '440305', fromDate: '2026-01-06', toDate: '2026-01-12' }];
    const declaration = of({
      state: 'under-control',
      verifications: [aMeasure('2026-01-15', '2026-01-25')],
      personal: aPerson({ riskStays: { present: true, stays } }),
      riskStay: true,
    });
    const area: RiskArea = {
      ...{ region: '440305', level: 'high', fromDate: '2026-01-05', version: 1, example: false },
      documentNumber: '粤防指〔2026〕3 号',
    };
    const rule: ControlRule = {
      ...{ id: 'rule', version: 1, title: { zh: '风险区来豫', en: 'From a risk area' }, example: true },
      ...{ documentNumber: '豫疫指办〔2022〕1号', regions: ['41'], fromDate: '2022-12-01' },
      appliesTo: { origin: 'any', riskStay: true },
      options: [{ measure: 'home-quarantine', days: 7, testDays: [] }],
    };
    expect(rulesOf({ declaration, areas: [area], rules: [rule] })).toEqual([]);
    const delisted = { ...area, toDate: '2026-01-19' };
    expect(rulesOf({ declaration, areas: [delisted], rules: [rule] })).toEqual(['control-without-basis']);
  });

  it('is who has not come, and of whom nobody has word, 48 hours after they were expected (C6)', () => {
    const declaration = of({ state: 'unreachable', expectedArrivalAt: '2026-01-18T04:00:00.000Z' });
    expect(rulesOf({ declaration })).toEqual(['no-show']);
    expect(rulesOf({ declaration, now: new Date(noon.getTime() - 1) })).toEqual([]);
    const content = { kind: 'delayed' as const, newExpectedArrivalAt: '2026-01-22T04:00:00.000Z' };
    const delayed = {
      ...declaration,
      messages: [{ key: 'key', body: 'body', at: noon.toISOString(), content }],
    };
    expect(rulesOf({ declaration: delayed })).toEqual([]);
  });

  it('is who came from a risk area and told of no stay, by the list of the days before arrival (D6)', () => {
    const area: RiskArea = {
      ...{ region: '440305', level: 'high', fromDate: '2026-01-12', version: 1, example: false },
      documentNumber: '粤防指〔2026〕3 号',
    };
    const arrived = { expectedArrivalAt: '2026-01-15T04:00:00.000Z' };
    expect(rulesOf({ declaration: of(arrived), areas: [area] })).toEqual(['risk-stay-undeclared']);
    expect(rulesOf({ declaration: of({ ...arrived, riskStay: true }), areas: [area] })).toEqual([]);
    expect(rulesOf({ declaration: of(arrived), areas: [{ ...area, fromDate: '2026-01-16' }] })).toEqual([]);
    expect(
      rulesOf({
        declaration: of(arrived),
        areas: [{ ...area, toDate: '2025-12-31', fromDate: '2025-12-01' }],
      }),
    ).toEqual([]);
    // A street of the county was listed: who names the county was not in each of its streets.
    expect(rulesOf({ declaration: of(arrived), areas: [{ ...area, region: '440305001' }] })).toEqual([]);
  });

  it('is nothing where nothing is said and nothing owed', () => {
    expect(rulesOf({})).toEqual([]);
  });
});
