import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityReport, reportProblem } from '../../schemas/daily-report.ts';
import { caseComparisons } from '../../schemas/feed-run.ts';
import { type FindingList, finding, findingList } from '../../schemas/finding.ts';
import { problem } from '../../schemas/problem.ts';
import { totalsOf } from '../../schemas/reported-figures.ts';
import { statistics } from '../../schemas/statistics.ts';
import { caseDetail } from '../../schemas/worklist.ts';
import { aTraveller, residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { declareOne } from './declare-one.ts';
import { sendFeed } from './send-feed.ts';

const community = '410105001003';
const officer = `officer-${community}`;
const neighbourhood = '410105001006';
const neighbour = `officer-${neighbourhood}`;
const township = 'township-410105001';
const [ours, stranger, third] = [residentId(1), residentId(2), residentId(3)];
const contacts = '证件号码,姓名,手机号码,现住地区代码,末次接触时间';
const contact = (document: string, at: string, more = ',') => `${document},${more},${community},${at}`;
const file = (header: string, ...rows: string[]) => `${[header, ...rows].join('\n')}\n`;

let running: RunningSystem;
let id = '';
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'], reports: true });
  id = await declare(ours, '2026-01-17T16:00:00+08:00');
  await running.system.idle();
});
afterAll(() => running.stop());

const declare = (document: string, expectedArrivalAt: string): Promise<string> =>
  declareOne(running, { document, expectedArrivalAt });

const listed = async (sub: string, query = `region=${community}`): Promise<FindingList['rows']> =>
  (await running.as(sub)({ path: `/v1/findings?${query}` })).as(findingList).rows;
const rulesOpen = async (sub = officer) => (await listed(sub)).map(({ rule }) => rule).toSorted();
const step = (sub: string, findingId: string, body: object) =>
  running.as(sub)({ method: 'POST', path: `/v1/findings/${findingId}/steps`, body });
const verify = async (of: string, body: object) => {
  const answer = await running.as(officer)({
    method: 'POST',
    path: `/v1/declarations/${of}/verifications`,
    body,
  });
  expect(answer.status).toBe(201);
  await running.system.idle();
};
const figures = async (metrics: string) =>
  (
    await running.as(township)({
      path: `/v1/statistics?region=410105001&from=2026-01-01&to=2026-02-28&metrics=${metrics}`,
    })
  ).as(statistics).total;

describe('what comparison finds', () => {
  it('is a finding of the community that answers for the case, with evidence, rule and clock (D4)', async () => {
    await sendFeed(running, 'contacts.csv', file(contacts, contact(ours, '2026-01-16 20:00:00')), {
      kind: 'close-contact',
    });
    await running.system.idle();
    const [row] = await listed(officer);
    expect(row).toMatchObject({
      ...{ id: `${id}~contact-not-controlled`, place: community, state: 'open', kind: 'missed' },
      ...{ declaration: id, times: 1, level: 'community' },
    });
    const seen = (await running.as(officer)({ path: `/v1/findings/${row?.id}` })).as(finding);
    expect(seen.evidence).toMatchObject([
      { feed: 'close-contact', line: 2, told: { place: community, exposedAt: '2026-01-16T12:00:00.000Z' } },
    ]);
    expect(seen.published).toMatchObject({ id: 'contact-not-controlled', version: 1 });
    expect(JSON.stringify(seen)).not.toContain(ours);
    const told = await running.as(officer)({ path: `/v1/declarations/${id}/comparisons` });
    expect(told.as(caseComparisons).findings).toMatchObject([{ id: row?.id, state: 'open' }]);
    expect(await figures('findings-opened,findings-open,findings-closed')).toMatchObject({
      'findings-opened': 1,
      'findings-open': 1,
      'findings-closed': 0,
    });
    const inbox = running.system.inbox.messages().filter(({ kind }) => kind === 'finding-opened');
    expect(inbox.length).toBeGreaterThan(0);
  });

  it('is the same finding when the file comes again, and settles by itself when the person is under control', async () => {
    await sendFeed(running, 'again.csv', file(contacts, contact(ours, '2026-01-16 20:00:00')), {
      kind: 'close-contact',
    });
    await running.system.idle();
    expect(await rulesOpen()).toEqual(['contact-not-controlled']);
    await running.system.clock.set(new Date('2026-01-17T17:00:00+08:00'));
    await verify(id, {
      kind: 'arrival',
      arrivedAt: '2026-01-17T16:30:00+08:00',
      journey: { transport: 'train', serviceNumber: 'G801' },
      symptoms: { present: false },
      riskStays: { present: false },
    });
    expect(await rulesOpen()).toEqual(['contact-not-controlled']);
    const detail = (await running.as(officer)({ path: `/v1/declarations/${id}` })).as(caseDetail);
    const offered = detail.offered[0];
    await verify(id, {
      kind: 'measure',
      ...{ ruleId: offered?.ruleId, ruleVersion: offered?.ruleVersion, option: offered?.option },
      startDate: '2026-01-17',
    });
    expect(await rulesOpen()).toEqual([]);
    const [closed] = await listed(officer, `region=${community}&state=closed`);
    expect(closed).toMatchObject({ rule: 'contact-not-controlled', outcome: 'settled' });
    expect(await figures('findings-open,findings-closed,findings-true')).toMatchObject({
      'findings-open': 0,
      'findings-closed': 1,
      'findings-true': 1,
    });
  });

  it('looks for whom nobody has declared at the place that the row names, and stops when they have', async () => {
    await sendFeed(
      running,
      'unknown.csv',
      file(contacts, contact(stranger, '2026-01-17 09:00:00', '赵六,16200000088')),
      { kind: 'close-contact' },
    );
    await running.system.idle();
    const [row] = await listed(officer);
    expect(row).toMatchObject({ rule: 'contact-unmanaged', place: community, maskedName: '赵*' });
    expect(row?.declaration).toBeUndefined();
    const seen = (await running.as(officer)({ path: `/v1/findings/${row?.id}` })).as(finding);
    expect(seen.person).toEqual({ document: stranger, name: '赵六', phone: '16200000088' });
    const above = (await running.as('county-410105')({ path: `/v1/findings/${row?.id}` })).as(finding);
    expect(JSON.stringify(above)).not.toContain(stranger);
    expect(above.person?.name).toBe('赵*');
    const late = await declare(stranger, '2026-01-18T16:00:00+08:00');
    await running.system.idle();
    await running.system.fireSchedule('MorningSweep');
    await running.system.idle();
    expect(await rulesOpen()).toEqual(['contact-not-controlled']);
    expect((await listed(officer))[0]?.declaration).toBe(late);
    const closed = await listed(officer, `region=${community}&state=closed&rule=contact-unmanaged`);
    expect(closed).toMatchObject([{ outcome: 'registered' }]);
  });

  it('is worked on step by step, handed to nobody else while it is a case’s, and closed for a reason', async () => {
    const [row] = await listed(officer);
    const tried = await step(officer, row?.id ?? '', { kind: 'contact', means: 'phone', reached: false });
    expect(tried.as(finding).steps.at(-1)).toMatchObject({ by: { sub: officer }, step: { reached: false } });
    const moved = await step(officer, row?.id ?? '', {
      kind: 'reassignment',
      place: '410105001',
      note: '不在本社区',
    });
    expect([moved.status, moved.as(problem).code]).toEqual([409, 'finding.follows-case']);
    const corrected = await step(officer, row?.id ?? '', { kind: 'correction', note: '接触日期有误' });
    expect([corrected.status, corrected.as(problem).code]).toEqual([403, 'finding.level-above']);
    const closed = await step(officer, row?.id ?? '', {
      ...{ kind: 'closure', outcome: 'controlled-elsewhere', note: '已在外地隔离点管控' },
    });
    expect(closed.as(finding)).toMatchObject({ state: 'closed', outcome: 'controlled-elsewhere' });
    await running.system.idle();
    expect(await rulesOpen()).toEqual([]);
    const again = await step(officer, row?.id ?? '', { kind: 'note', note: '再记一笔' });
    expect([again.status, again.as(problem).code]).toEqual([409, 'finding.closed']);
  });

  it('is opened again by new evidence, and corrected by the level above when the data are wrong (D7)', async () => {
    const [closed] = await listed(officer, `region=${community}&state=closed&rule=contact-not-controlled`);
    await sendFeed(
      running,
      'newer.csv',
      file(contacts, contact(stranger, '2026-01-17 15:00:00', '赵六,16200000088')),
      { kind: 'close-contact' },
    );
    await running.system.idle();
    const [row] = await listed(officer);
    expect(row).toMatchObject({ id: closed?.id, times: 2 });
    const answer = await step(township, row?.id ?? '', { kind: 'correction', note: '流调更正：不是密接' });
    expect(answer.as(finding)).toMatchObject({ state: 'closed', outcome: 'correction' });
    await running.system.idle();
    expect(await rulesOpen()).toEqual([]);
    const told = await running.as(officer)({ path: `/v1/declarations/${row?.declaration}/comparisons` });
    const facts = told.as(caseComparisons).facts;
    expect(facts[0]).toMatchObject({ corrected: { place: community } });
  });

  it('asks whether a row is about the person when only name and phone agree', async () => {
    const own = await declare(third, '2026-01-18T16:00:00+08:00');
    await running.system.idle();
    const traveller = aTraveller();
    await sendFeed(
      running,
      'perhaps.csv',
      file(contacts, contact('', '2026-01-17 16:00:00', `${traveller.name},${traveller.phone}`)),
      { kind: 'close-contact' },
    );
    await running.system.idle();
    const open = (await listed(officer)).filter(({ rule }) => rule === 'identity-unconfirmed');
    const mine = open.find(({ declaration }) => declaration === own);
    expect(mine).toBeDefined();
    const answer = await step(officer, mine?.id ?? '', { kind: 'confirmation', isSame: true });
    expect(answer.as(finding)).toMatchObject({ state: 'closed', outcome: 'same-person' });
    await running.system.idle();
    const rules = (await listed(officer)).filter(({ declaration }) => declaration === own);
    expect(rules.map(({ rule }) => rule)).toEqual(['contact-not-controlled']);
  });

  it('tells of what is owed: the test that was not taken, and who never came', async () => {
    // Nobody knows where in the city they are: the city has to look.
    const somewhere = `${residentId(8)},周八,16200000077,4101,2026-01-17 08:00:00`;
    await sendFeed(running, 'somewhere.csv', file(contacts, somewhere), { kind: 'close-contact' });
    await running.system.clock.set(new Date('2026-01-21T08:30:00+08:00'));
    await running.system.fireSchedule('MorningSweep');
    await running.system.idle();
    const rules = (await listed(officer)).map(({ rule }) => rule);
    expect(rules).toContain('test-overdue');
    expect(rules).toContain('no-show');
    const told = running.system.inbox.messages().map(({ id: one }) => one);
    expect(told).toContain('findings-late-4101-2026-01-21-00');
    const today = '2026-01-20T16:00:00.000Z';
    const late = (await listed(township, 'region=410105001')).filter(({ dueAt }) => dueAt < today);
    expect((await figures('findings-overdue'))['findings-overdue']).toBe(late.length);
    expect(late.length).toBeGreaterThan(0);
  });

  it('contradicts a zero report of the community that answers for it (E5)', async () => {
    const day = '2026-01-20';
    const path = `/v1/daily-reports/${day}/communities/${neighbourhood}`;
    await sendFeed(
      running,
      'beside.csv',
      file(contacts, `${residentId(9)},孙七,16200000099,${neighbourhood},2026-01-20 08:00:00`),
      { kind: 'close-contact' },
    );
    await running.system.idle();
    const { figures } = (await running.as(neighbour)({ path })).as(communityReport);
    const body = { attests: 'zero', seen: totalsOf(figures) };
    const send = (more: object) =>
      running.as(neighbour)({ method: 'POST', path: `${path}/confirmation`, body: { ...body, ...more } });
    const refused = await send({});
    expect(refused.status).toBe(409);
    const { contradictions, contradictionsTag } = refused.as(reportProblem);
    expect(contradictions).toEqual([{ kind: 'findings', count: 1, cases: [] }]);
    const taken = await send({ contradictionsTag, objection: '此人已离开本社区，正在核实' });
    expect(taken.as(communityReport).confirmation).toMatchObject({ kind: 'zero' });
  });

  it('is none where the system lifts a measure itself, because the risk area that it rested on is off the list (D6)', async () => {
    const area = {
      region: '330106',
      level: 'high',
      fromDate: '2026-01-10',
      documentNumber: '浙防指〔2026〕1 号',
    };
    const list = async (more: object = {}) => {
      const call = { method: 'POST', path: '/v1/risk-areas', body: { ...area, ...more } };
      expect((await running.as('province-41')(call)).status).toBe(201);
      await running.system.idle();
    };
    await list();
    const held = await declare(residentId(4), '2026-01-21T16:00:00+08:00');
    const stays = [{ regionCode: '330106', fromDate: '2026-01-11', toDate: '2026-01-14' }];
    await verify(held, {
      ...{ kind: 'arrival', arrivedAt: '2026-01-17T12:00:00+08:00', symptoms: { present: false } },
      ...{ journey: { transport: 'car' }, riskStays: { present: true, stays } },
    });
    const measure = { ruleId: 'example-risk-area', ruleVersion: 1, option: 0, startDate: '2026-01-21' };
    await verify(held, { kind: 'measure', ...measure });
    const caseNow = async () =>
      (await running.as(officer)({ path: `/v1/declarations/${held}` })).as(caseDetail);
    expect((await caseNow()).state).toBe('under-control');
    await list({ seen: 1, toDate: '2026-01-20', documentNumber: '浙防指〔2026〕2 号' });
    const { state, verifications, allowed } = await caseNow();
    expect([state, allowed]).toEqual(['released', []]);
    expect(verifications.at(-1)).toMatchObject({
      ...{ step: { kind: 'release' }, by: { sub: 'system', place: community } },
      lifted: [{ region: '330106', toDate: '2026-01-20', documentNumber: '浙防指〔2026〕2 号' }],
    });
    expect((await listed(officer)).filter(({ declaration }) => declaration === held)).toEqual([]);
    const told = running.system.inbox.messages().map(({ kind }) => kind);
    expect(told.filter((kind) => kind.startsWith('measure'))).toEqual(['measure-lifted', 'measures-lifted']);
    expect(await figures('released')).toMatchObject({ released: 1 });
  });

  it('is nobody’s business outside the jurisdiction', async () => {
    const [row] = await listed(officer);
    const strange = await running.as(neighbour)({ path: `/v1/findings/${row?.id}` });
    const unknown = await running.as(neighbour)({ path: `/v1/findings/${'A'.repeat(22)}~no-show` });
    expect([strange.status, strange.text]).toEqual([unknown.status, unknown.text]);
    expect(strange.status).toBe(404);
    const list = await running.as(neighbour)({ path: `/v1/findings?region=${community}` });
    expect(list.status).toBe(403);
  });
});
