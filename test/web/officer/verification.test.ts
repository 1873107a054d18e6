import { describe, expect, it } from 'vitest';
import { verificationRequest } from '../../../schemas/verification.ts';
import {
  type Answers,
  answeredBefore,
  emptyAnswers,
  questionAfter,
} from '../../../web/officer/verify/answers.ts';
import { checkArrival } from '../../../web/officer/verify/check-arrival.ts';
import { firstDateOf, periodOf } from '../../../web/officer/verify/measure-period.ts';
import { instantOf, momentOn } from '../../../web/officer/verify/moment.ts';
import { stepsOf } from '../../../web/officer/verify/steps-of.ts';
import { zh } from '../../../web/officer/words/zh.ts';
import { afternoon } from '../../support/builders.ts';
import { aCase } from './a-case.ts';

const now = new Date('2026-01-20T15:20:40+08:00');
const arrived: Partial<Answers> = {
  reached: 'yes',
  arrived: true,
  arrival: { day: 'now' },
  symptoms: false,
  riskStay: false,
};
const answersOf = (given: Partial<Answers>) => ({ ...emptyAnswers(aCase()), ...given });

describe('a verification', () => {
  it.each<[string, Partial<Answers>, string[]]>([
    ['not reached is one try', { reached: 'no' }, ['contact']],
    ['not coming is said as such', { reached: 'not-coming' }, ['not-coming']],
    ['reached and not yet here is a contact', { reached: 'yes', arrived: false }, ['contact']],
    ['arrived is the arrival alone: who came was reached', arrived, ['arrival']],
    [
      'a test is an entry of its own, after the arrival',
      { ...arrived, test: 'pending', sample: { day: 'now' } },
      ['arrival', 'test'],
    ],
    ['no test is no entry', { ...arrived, test: 'none' }, ['arrival']],
  ])('%s', (_, given, kinds) => {
    const steps = stepsOf(answersOf(given), aCase(), now);
    expect(steps.map(({ kind }) => kind)).toEqual(kinds);
    for (const step of steps) expect(verificationRequest.safeParse(step).success).toBe(true);
  });

  it('records a measure only as one of those that the rules yield', () => {
    const offered = [
      {
        ruleId: 'rule',
        ruleVersion: 2,
        title: { zh: '规则', en: 'Rule' },
        documentNumber: '1',
        example: true,
        option: 1,
        measure: 'home-quarantine' as const,
        days: 7,
        testDays: [1],
      },
    ];
    const known = aCase({ state: 'arrived', allowed: ['test', 'measure', 'release'], offered });
    const step = { kind: 'measure', ruleId: 'rule', ruleVersion: 2, option: 1, startDate: '2026-01-20' };
    expect(stepsOf(answersOf({ measure: 0, startDate: '2026-01-20' }), known, now)).toEqual([step]);
    expect(stepsOf(answersOf({ measure: 3, startDate: '2026-01-20' }), known, now)).toEqual([]);
    expect(stepsOf(answersOf({ measure: 'none' }), known, now)).toEqual([]);
  });

  it('does not send a test twice that went out with the arrival', () => {
    const known = aCase({ state: 'arrived', allowed: ['test', 'measure', 'release'] });
    const answers = answersOf({ ...arrived, test: 'negative', sample: { day: 'now' }, isTestSent: true });
    expect(stepsOf(answers, known, now)).toEqual([]);
  });

  it('asks five questions in order, and stops where nothing more is to be asked', () => {
    const known = aCase();
    expect(questionAfter('reached', answersOf({ reached: 'yes' }), known)).toBe('arrived');
    expect(questionAfter('reached', answersOf({ reached: 'no' }), known)).toBe('save');
    expect(questionAfter('arrived', answersOf({ arrived: false }), known)).toBe('save');
    expect(answeredBefore('measure', answersOf(arrived), known)).toEqual([
      'reached',
      'arrived',
      'when',
      'test',
    ]);
  });

  it('can’t be entered in the middle while what comes before is not answered', () => {
    expect(answeredBefore('test', answersOf({}), aCase())).toBeUndefined();
  });

  it('begins with the test once the person has arrived', () => {
    const known = aCase({ state: 'arrived', allowed: ['test', 'measure', 'release'] });
    expect(answeredBefore('test', answersOf({}), known)).toEqual([]);
  });
});

describe('the answers about an arrival', () => {
  const judged = { words: zh, language: 'zh', now } as const;

  it('asks for symptoms and risk areas again: neither is taken from the declaration', () => {
    const errors = checkArrival(answersOf({ arrival: { day: 'now' } }), judged);
    expect(Object.keys(errors)).toEqual(['symptoms', 'riskStays']);
  });

  it('refuses a time that is still to come', () => {
    const arrival = { day: 'date', date: '2026-01-20', time: '15:30' } as const;
    expect(checkArrival(answersOf({ ...arrived, arrival }), judged)).toEqual({
      arrivedAt: zh.verify.future,
    });
  });

  it('asks which symptoms, where and when, and for a plate that can be one', () => {
    const errors = checkArrival(
      answersOf({ ...arrived, symptoms: true, riskStay: true, transport: 'car', service: '12345' }),
      judged,
    );
    expect(Object.keys(errors).sort()).toEqual(['journey', 'riskStays', 'symptoms']);
  });

  it('finds nothing wrong with what is complete', () => {
    expect(checkArrival(answersOf(arrived), judged)).toEqual({});
  });
});

describe('a moment told by chips', () => {
  it('is the minute that has begun for “just now”, never ahead of the server', () => {
    expect(instantOf({ day: 'now' }, now)).toBe('2026-01-20T07:20:00.000Z');
  });

  it('is a Shanghai day and time, whatever the phone’s own time zone', () => {
    expect(instantOf({ day: 'date', date: '2026-01-19', time: '23:05' }, now)).toBe(
      '2026-01-19T15:05:00.000Z',
    );
  });

  it('is nothing while the time is missing', () => {
    expect(instantOf({ day: 'date', date: '2026-01-19', time: '' }, now)).toBeUndefined();
  });

  it('begins with the expected time when that was on the chosen day', () => {
    const expected = '2026-01-20T06:30:00.000Z';
    expect(momentOn(0, expected, now)).toEqual({ day: 'date', date: '2026-01-20', time: '14:30' });
    expect(momentOn(1, expected, now)).toEqual({ day: 'date', date: '2026-01-19', time: '12:00' });
  });
});

it('begins a measure on the day of arrival, or on which the one before was lifted (D6)', () => {
  const detail = aCase({ arrivedAt: '2026-01-15T17:00:00.000Z' });
  expect(firstDateOf(detail, afternoon)).toBe('2026-01-16');
  expect(firstDateOf(aCase(), afternoon)).toBe('2026-01-20');
  const lifting = {
    ...{ key: 'k', body: '', at: '2026-01-18T17:00:00.000Z', lifted: [] },
    ...{ by: { sub: 'system', place: '410105001002' }, step: { kind: 'lifting' as const } },
  };
  expect(firstDateOf({ ...detail, verifications: [lifting] }, afternoon)).toBe('2026-01-19');
});

it('counts the period and the tests of a measure from the day of arrival', () => {
  expect(periodOf({ days: 5, testDays: [3, 1] }, '2026-01-20', '2026-01-21')).toEqual({
    endDate: '2026-01-24',
    testDates: ['2026-01-22'],
  });
});
