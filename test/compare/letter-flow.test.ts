import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { fileLink } from '../../schemas/file-link.ts';
import { findingList } from '../../schemas/finding.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { declareOne } from './declare-one.ts';
import { sendFeed } from './send-feed.ts';

const community = '410105001003';
const officer = `officer-${community}`;
const header = '证件号码,姓名,手机号码,函号,协查地区代码,协查日期';
const row = (document: string, letter: string, at = '2026-01-16') =>
  `${document},赵六,16200000088,${letter},${community},${at}`;

let running: RunningSystem;
let run = '';
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  await declareOne(running, { document: residentId(1), expectedArrivalAt: '2026-01-17T16:00:00+08:00' });
  const rows = [
    row(residentId(1), '皖函1号'),
    row(residentId(2), '=1+1'),
    row(residentId(2), '=1+1'),
    row(residentId(3), '皖函3号', '前天'),
    row(residentId(4), '皖函4号'),
  ];
  const content = `${[header, ...rows].join('\n')}\n`;
  const sent = await sendFeed(running, '协查函.csv', content, { kind: 'outside-list' });
  run = sent?.id ?? '';
  await running.system.idle();
});
afterAll(() => running.stop());

const ask = (sub = 'province-41') =>
  running.as(sub)({ method: 'POST', path: `/v1/feed-runs/${run}/outcomes`, body: {} });
async function fetched(): Promise<string[]> {
  const answer = await ask();
  expect(answer.status).toBe(201);
  const text = await (await fetch(answer.as(fileLink).url)).text();
  return text.trim().split('\r\n').slice(1);
}

describe('a letter of another province (协查函)', () => {
  it('is answered row by row, by line and letter, and names nobody', async () => {
    const lines = await fetched();
    expect(lines.map((line) => line.split(',').slice(0, 3))).toEqual([
      ['2', '皖函1号', '正在查找，尚无结果'],
      ['3', "'=1+1", '正在查找，尚无结果'],
      ['4', '', '与前面的行重复或矛盾'],
      ['5', '', '有错误，未采用'],
      ['6', '皖函4号', '正在查找，尚无结果'],
    ]);
    expect(lines.join()).not.toMatch(new RegExp(`${residentId(1)}|${residentId(2)}|赵|16200000088`));
  });

  it('tells what the community found out since', async () => {
    const list = (await running.as(officer)({ path: `/v1/findings?region=${community}` })).as(findingList);
    const sought = list.rows.filter(({ rule }) => rule === 'outside-list-unmanaged');
    expect(sought).toHaveLength(2);
    const closure = { kind: 'closure', outcome: 'not-in-henan', note: '本人在安徽，未来豫' };
    const path = `/v1/findings/${sought[0]?.id}/steps`;
    expect((await running.as(officer)({ method: 'POST', path, body: closure })).status).toBe(201);
    await running.system.clock.advance(2 * 86_400_000);
    await running.system.idle();
    const lines = (await fetched()).map((line) => line.split(','));
    expect(lines.filter(([, , said]) => said === '已办结').map((cells) => cells.slice(4))).toEqual([
      ['不在河南', 'not in Henan', '0'],
    ]);
    expect(lines.filter(([, , said]) => said?.startsWith('正在查找')).map((cells) => cells.at(-1))).toEqual([
      '2',
      '2',
    ]);
  });

  it('tells what stands at the case of whoever declared after they were looked for', async () => {
    const expectedArrivalAt = '2026-01-20T16:00:00+08:00';
    for (const n of [2, 4]) await declareOne(running, { document: residentId(n), expectedArrivalAt });
    // The next look is at 12:10.
    await running.system.clock.advance(3 * 3_600_000);
    await running.system.idle();
    const told = async () => (await fetched()).map((line) => line.split(',')[2]);
    const before = (await told()).filter((said) => said === '已办结').length;
    const list = (await running.as(officer)({ path: `/v1/findings?region=${community}` })).as(findingList);
    expect(list.rows.filter(({ rule }) => rule === 'outside-list-unmanaged')).toEqual([]);
    const atCase = list.rows.find(
      ({ rule, openedAt }) => rule === 'outside-list-open' && openedAt > '2026-01-19',
    );
    const path = `/v1/findings/${atCase?.id}/steps`;
    const closure = { kind: 'closure', outcome: 'controlled-elsewhere', note: '已在安徽集中隔离' };
    expect((await running.as(officer)({ method: 'POST', path, body: closure })).status).toBe(201);
    await running.system.idle();
    expect((await told()).filter((said) => said === '已办结')).toHaveLength(before + 1);
  });

  it('is answered on record, by the province that sent it and nobody else', async () => {
    for (const sub of ['city-4101', 'county-410105', officer]) expect((await ask(sub)).status).toBe(403);
    const { table } = localTarget(running.system);
    const chain = await readChain(table, 'province-41');
    expect(brokenAt(chain)).toBeUndefined();
    expect(chain).toHaveLength(4);
  });
});
