import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../schemas/declaration.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { actionsOf } from '../../../web/officer/case/case-actions.ts';
import { historyOf, triesOf } from '../../../web/officer/case/history.ts';
import { historyWords } from '../../../web/officer/case/step-words.ts';
import { zh } from '../../../web/officer/words/zh.ts';
import { aCase } from './a-case.ts';

type Transfer = CaseDetail['transfers'][number];

const officer = {
  sub: 'officer-410105001002',
  role: 'officer',
  name: '刘',
  region: { code: '410105001002', name: '省委社区居委会', path: '' },
} as const;
const township = { ...officer, role: 'township', region: { ...officer.region, code: '410105001' } } as const;
const kept = { key: 'k', body: 'b', by: { sub: 's', place: '410105001002' } };

function aTransfer(changes: Partial<Transfer> = {}): Transfer {
  return {
    ...kept,
    at: '2026-01-18T01:00:00.000Z',
    n: 1,
    from: '410105001001',
    to: '410105001002',
    reason: '实际住在那里',
    state: 'waiting',
    ...changes,
  };
}

describe('what an officer can do with a case', () => {
  it('is to verify while the arrival is open, with transfer and the rest beside it', () => {
    expect(actionsOf(aCase(), officer)).toEqual({ main: ['verify'], more: ['transfer', 'not-coming'] });
  });

  it('is to record tests and measures once the person is there', () => {
    const detail = aCase({
      state: 'arrived',
      allowed: ['reached', 'not-reached', 'test', 'measure', 'release', 'transfer'],
    });
    expect(actionsOf(detail, officer)).toEqual({
      main: ['test'],
      more: ['measure', 'contact', 'transfer', 'release'],
    });
  });

  it('is to accept or refuse what was transferred to them, and nothing else', () => {
    const detail = aCase({ place: '410105001001', allowed: [], transfers: [aTransfer()] });
    expect(actionsOf(detail, officer)).toEqual({ main: ['accept', 'refuse'], more: [] });
  });

  it('is nothing with another community’s case, and nothing with a closed one', () => {
    expect(actionsOf(aCase({ place: '410105001003', allowed: [] }), officer)).toEqual({ main: [], more: [] });
    expect(actionsOf(aCase({ state: 'released', allowed: [] }), officer)).toEqual({ main: [], more: [] });
  });

  it('is to assign it to a community first, for a township with its dispatch list', () => {
    expect(actionsOf(aCase({ place: '410105001' }), township).main).toEqual(['dispatch']);
  });
});

describe('the history of a case', () => {
  it('holds steps, transfers with their answers and messages, the latest first', () => {
    const detail = aCase({
      verifications: [
        {
          ...kept,
          at: '2026-01-17T03:00:00.000Z',
          step: { kind: 'contact', means: 'phone', reached: false },
        },
      ],
      transfers: [aTransfer({ state: 'accepted', answeredAt: '2026-01-18T02:00:00.000Z' })],
      messages: [{ key: 'k', body: 'b', at: '2026-01-17T04:00:00.000Z', content: { kind: 'not-coming' } }],
      changes: [{ at: '2026-01-17T02:30:00.000Z', kind: 'edit' }],
    });
    expect(historyOf(detail).map(({ kind }) => kind)).toEqual([
      'answer',
      'transfer',
      'message',
      'verification',
      'change',
      'declared',
    ]);
  });

  it('says of what the system did by a rule that it was the system, and for which areas (D6)', () => {
    const telling = { words: zh, now: new Date('2026-01-18T03:00:00.000Z'), language: 'zh' as const };
    const area = { region: '440305', level: 'high' as const, fromDate: '2026-01-05', toDate: '2026-01-17' };
    const lifted = [{ ...area, documentNumber: '粤防指〔2026〕3 号' }];
    const entry = { ...kept, at: '2026-01-18T02:00:00.000Z', lifted };
    const bySystem = { sub: 'system', place: '410105001002' };
    const said = (given: Pick<Verification, 'step' | 'by'>) => historyWords({ ...entry, ...given }, telling);
    expect(said({ step: { kind: 'release' }, by: bySystem })).toEqual({
      text: '风险区调出名单，系统解除管控',
      details: ['广东 440305 至 1月17日 周六 在名单上 · 粤防指〔2026〕3 号'],
    });
    expect(said({ step: { kind: 'lifting' }, by: bySystem }).text).toContain('请核对是否另有规定');
    const own = said({ step: { kind: 'release', note: '已告知' }, by: kept.by });
    expect([own.text, own.details.length]).toEqual(['办结', 2]);
  });

  it('counts the tries since the person was last reached', () => {
    const tried = (reached: boolean) => ({
      ...kept,
      at: '2026-01-17T03:00:00.000Z',
      step: { kind: 'contact', means: 'phone', reached } as const,
    });
    expect(triesOf({ verifications: [tried(false), tried(true), tried(false), tried(false)] })).toBe(2);
  });
});
