import { describe, expect, it } from 'vitest';
import type { JudgeMessage } from '../../../functions/compare/findings/judge-message.ts';
import { remindOfFindings } from '../../../functions/compare/findings/remind-of-findings.ts';
import { type SweptCase, sweepCounty } from '../../../functions/compare/findings/sweep-county.ts';
import { tellOpened } from '../../../functions/compare/findings/tell-opened.ts';
import type { FindingRow } from '../../../schemas/finding.ts';
import type { Notification } from '../../../schemas/notification.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';

const now = new Date('2026-01-20T07:10:00+08:00');
const aCase = (id: string, given: Partial<SweptCase> = {}): SweptCase => ({
  ...{ id, state: 'arrived', origin: '440305', expectedArrivalAt: '2026-01-19T04:00:00.000Z' },
  ...{ riskStay: false, hasStays: false, documentKey: id },
  ...given,
});
const area: RiskArea = {
  ...{ region: '440305', level: 'high', fromDate: '2026-01-15', version: 1, example: false },
  documentNumber: '粤防指〔2026〕3 号',
};

async function sweep(cases: readonly SweptCase[], given: { areas?: RiskArea[]; again?: string[] } = {}) {
  const sent: JudgeMessage[] = [];
  const dates: string[] = [];
  await sweepCounty(
    {
      cases: async function* () {
        yield await Promise.resolve(cases);
      },
      areas: { near: () => Promise.resolve(given.areas ?? []) },
      again: (date) => {
        dates.push(date);
        return Promise.resolve(date === '2026-01-19' ? (given.again ?? []) : []);
      },
      strangers: () => Promise.resolve(new Map([['known', ['finding']]])),
      send: (messages) => Promise.resolve(void sent.push(...messages)),
    },
    { county: '410105', now },
  );
  return { sent, dates };
}
const ids = (sent: readonly JudgeMessage[]) => sent.flatMap((one) => (one.kind === 'case' ? [one.id] : []));

describe('the look through a county', () => {
  it('has judged what is owed: a test or a release that is due, and who is 48 hours late', async () => {
    const { sent } = await sweep([
      aCase('due', { state: 'under-control', dueAt: '2026-01-19T16:00:00.000Z' }),
      aCase('not due', { state: 'under-control', dueAt: '2026-01-20T16:00:00.000Z' }),
      aCase('late', { state: 'contacted', expectedArrivalAt: '2026-01-17T23:10:00.000Z' }),
      aCase('awaited', { state: 'contacted', expectedArrivalAt: '2026-01-17T23:10:01.000Z' }),
      aCase('here'),
    ]);
    expect(ids(sent)).toEqual(['due', 'late']);
  });

  it('has judged who is held and told of stays in risk areas, which may have left the list (D6)', async () => {
    const dueAt = '2026-01-20T16:00:00.000Z';
    const { sent } = await sweep([
      aCase('held', { state: 'under-control', dueAt, hasStays: true }),
      aCase('held for something else', { state: 'under-control', dueAt }),
      aCase('not held', { hasStays: true }),
    ]);
    expect(ids(sent)).toEqual(['held']);
  });

  it('has scored again who came from what stands on the list now, and told of no stay (D6)', async () => {
    const { sent } = await sweep(
      [aCase('from there'), aCase('told', { riskStay: true }), aCase('elsewhere', { origin: '330106' })],
      { areas: [area] },
    );
    expect(ids(sent)).toEqual(['from there']);
  });

  it('has judged what was put off until its day had ended, those of missed looks too', async () => {
    const { sent, dates } = await sweep([], { again: ['seen'] });
    expect([ids(sent), dates]).toEqual([['seen'], ['2026-01-19', '2026-01-18', '2026-01-17']]);
  });

  it('brings together who was looked for and who has declared; a closed case looks after nobody', async () => {
    const known = aCase('known');
    const { sent } = await sweep([
      known,
      { ...aCase('closed', { state: 'withdrawn' }), documentKey: 'known' },
    ]);
    expect(sent).toEqual([{ kind: 'declared', finding: 'finding', id: 'known' }]);
  });
});

const aRow = (place: string, openedAt: string, dueAt: string): Omit<FindingRow, 'level'> => ({
  ...{ id: `${'a'.repeat(22)}~no-show`, rule: 'no-show', ruleVersion: 1, kind: 'lost-to-follow-up' },
  ...{ place, maskedName: '张*', state: 'open', openedAt, dueAt, times: 1 },
});

describe('who is told of findings', () => {
  const told = async (rows: Omit<FindingRow, 'level'>[], place = '410105') => {
    const sent: Notification[] = [];
    await remindOfFindings(
      {
        open: async function* () {
          yield await Promise.resolve(rows);
        },
        notify: (one) => Promise.resolve(void sent.push(one)),
      },
      { place, now },
    );
    return sent.map((one) => [one.kind, 'place' in one ? one.place : '', 'count' in one ? one.count : 0]);
  };

  it('is in the morning who answers for what was found in the night, and to whom the late ones escalate', async () => {
    const [evening, day] = ['2026-01-19T13:30:00.000Z', '2026-01-19T09:00:00.000Z'];
    const tomorrow = '2026-01-21T00:00:00.000Z';
    expect(
      await told([
        aRow('410105001003', evening, tomorrow),
        aRow('410105001003', evening, tomorrow),
        aRow('410105001004', day, tomorrow),
        aRow('410105001004', day, '2026-01-19T20:00:00.000Z'),
        aRow('410105001005', day, '2026-01-18T20:00:00.000Z'),
        aRow('410105', day, '2026-01-18T20:00:00.000Z'),
      ]),
    ).toEqual([
      ['finding-opened', '410105001003', 0],
      ['findings-late', '410105001', 2],
      ['findings-late', '410105', 2],
    ]);
  });

  it('is the city, and the province, of what stands there itself, and of what has waited for three days below', async () => {
    const [evening, day] = ['2026-01-19T13:30:00.000Z', '2026-01-19T09:00:00.000Z'];
    const [tomorrow, longAgo] = ['2026-01-21T00:00:00.000Z', '2026-01-16T00:00:00.000Z'];
    const rows = [
      aRow('4101', evening, tomorrow),
      aRow('4101', day, '2026-01-19T20:00:00.000Z'),
      aRow('410105001003', evening, tomorrow),
      aRow('410105001003', day, '2026-01-18T20:00:00.000Z'),
      aRow('410105001003', day, longAgo),
    ];
    expect(await told(rows, '4101')).toEqual([
      ['finding-opened', '4101', 0],
      ['findings-late', '4101', 2],
    ]);
    expect(await told([aRow('41', evening, '2026-01-19T20:00:00.000Z')], '41')).toEqual([
      ['finding-opened', '41', 0],
      ['findings-late', '41', 1],
    ]);
  });

  it('is at once by day, and in the night only of what can’t wait', async () => {
    const sent: string[] = [];
    const tell = (rule: FindingRow['rule'], at: string) =>
      tellOpened((one) => Promise.resolve(void sent.push(one.id)), {
        rule,
        place: '410105001003',
        episodes: [{ openedAt: at, dueAt: at, openedIn: '410105001003' }],
      });
    await tell('contact-unmanaged', '2026-01-19T22:00:00+08:00');
    await tell('positive-unmanaged', '2026-01-19T22:00:00+08:00');
    await tell('contact-unmanaged', '2026-01-20T09:00:00+08:00');
    await tell('contact-unmanaged', '2026-01-20T09:59:00+08:00');
    expect(sent).toHaveLength(3);
    // The same message within the hour.
    expect(new Set(sent).size).toBe(2);
  });
});
