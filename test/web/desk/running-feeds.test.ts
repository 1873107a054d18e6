import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostSentBytes } from '../../../schemas/feed-run.ts';
import { declared } from '../../../schemas/receipt.ts';
import { declareCrowd } from '../../compare/a-crowd.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser, pictureFailures } from '../a-browser.ts';
import { signInToDesk } from './sign-in-to-desk.ts';

const community = '410105001003';
const header = '证件号码,姓名,手机号码,采样时间,检测结果,结果时间,检测机构';
const row = (document: string, result: string) =>
  `${document},,,2026-01-17 08:00:00,${result},2026-01-17 09:30:00,市疾控中心`;
const file = `${[header, row(residentId(1), '阳性'), row(residentId(2), '不明')].join('\n')}\n`;

let running: RunningSystem;
let browser: Browser;
let id = '';
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  browser = await aBrowser();
  const answer = await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ document: { type: 'resident-id', number: residentId(1) } })],
      trip: aTrip({
        expectedArrivalAt: '2026-01-17T16:00:00+08:00',
        destination: { community, address: '文化路 56 号院' },
      }),
    }),
  });
  id = answer.as(declared).declarations[0]?.id ?? '';
  await running.system.idle();
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});
pictureFailures(() => browser);

const signIn = (username: string, hash: string): Promise<Page> =>
  signInToDesk({ browser, running }, username, hash);

describe('a feed file on the running system', () => {
  it('is sent by the province, told by its counts, and its rejected rows are fetched', async () => {
    const page = await signIn('province-41', '#/comparison');
    await page.getByLabel('数据类别').selectOption('pcr');
    const chosen = { name: '昨日结果.csv', mimeType: 'text/csv', buffer: Buffer.from(file) };
    await page.locator('input[type=file]').setInputFiles(chosen);
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByText('“昨日结果.csv”').first().waitFor();
    await running.system.idle();
    const line = page.getByRole('listitem').filter({ hasText: '昨日结果.csv' });
    await line.getByText('已完成').waitFor();
    await line.getByText('合计相符').waitFor();
    await line.getByText('新记入 1').waitFor();
    const arrives = page.waitForEvent('download');
    await line.getByRole('button', { name: '下载拒收的行' }).click();
    const rejected = await arrives;
    expect(rejected.suggestedFilename()).toContain('昨日结果.csv');
    const lines = readFileSync(await rejected.path(), 'utf8');
    expect(lines).toMatch(/^3,/m);
    expect(lines).not.toContain(residentId(2));
  });

  it('of more than the API takes goes straight into the bucket, and its way is told', async () => {
    const page = await signIn('province-41', '#/comparison');
    await page.getByLabel('数据类别').selectOption('pcr');
    const born = (index: number) => new Date(Date.UTC(1960, 0, 1 + Math.floor(index / 1_000)));
    const rows = Array.from({ length: 60_000 }, (_, index) =>
      row(residentId(index, born(index).toISOString().slice(0, 10)), '阴性'),
    );
    const buffer = Buffer.from(`${[header, ...rows].join('\n')}\n`);
    expect(buffer.byteLength).toBeGreaterThan(mostSentBytes);
    const slow = await page.context().newCDPSession(page);
    const network = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 3 * 2 ** 20 };
    await slow.send('Network.emulateNetworkConditions', network);
    await page.locator('input[type=file]').setInputFiles({ name: '全省.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByText(/^已送 [0-9.]+ [KM]B，共 [0-9.]+ MB（[1-9][0-9]?%）$/).waitFor();
    await page.getByText('“全省.csv”').first().waitFor();
    await running.system.idle();
    const line = page.getByRole('listitem').filter({ hasText: '全省.csv' });
    await line.getByText('已完成').waitFor();
    await line.getByText('60,000').first().waitFor();
    await line.getByText('合计相符').waitFor();
    await line.getByText('province-41 送').waitFor();
  });

  it('that tells whereabouts is taken once the province has recorded a written mandate (D3)', async () => {
    const page = await signIn('province-41', '#/comparison');
    const choice = page.getByLabel('数据类别').first();
    await choice.waitFor();
    expect(await choice.getByRole('option', { name: '铁路到达（未启用）' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '登记授权' }).click();
    const dialog = page.getByRole('dialog', { name: '登记书面授权' });
    await dialog.getByLabel('铁路到达').check();
    await dialog.getByLabel('文号').fill('示例〔2026〕9号');
    await dialog.getByLabel('发文机关').fill('省疫情防控指挥部');
    await dialog.getByLabel('用途和理由').fill('排查来豫未报备人员');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('status').getByText('“铁路到达”已启用').waitFor();
    await choice.selectOption({ label: '铁路到达' });
    const rail = `证件号码,到达时间,到达地区代码\n${residentId(1)},2026-01-17 09:00,410105\n`;
    const chosen = { name: '到达.csv', mimeType: 'text/csv', buffer: Buffer.from(rail) };
    await page.locator('input[type=file]').setInputFiles(chosen);
    await page.getByRole('button', { name: '送出' }).click();
    const line = page.getByRole('listitem').filter({ hasText: '到达.csv' });
    await line.getByText('已完成').waitFor();
    await line.getByText('新记入 1').waitFor();
    await line.getByText('province-41 送').waitFor();
  });

  it('is held when it would flag too many, and released by two people on the desk', async () => {
    const crowd = await declareCrowd(running, 21);
    const rows = crowd.map(({ document }) => row(document, '阳性'));
    const content = Buffer.from(`${[header, ...rows].join('\n')}\n`).toString('base64');
    await running.as('province-41')({
      ...{ method: 'POST', path: '/v1/feeds/pcr/files', body: { name: '批量阳性.csv', content } },
    });
    await running.system.idle();
    for (const username of ['city-4101', 'province-41']) {
      const page = await signIn(username, '#/comparison');
      const held = page.getByRole('listitem').filter({ hasText: '批量阳性.csv' });
      await held.getByText('将一次标记 21 人').waitFor();
      await held.getByLabel('放行理由').selectOption('sample-checked');
      await held.getByRole('button', { name: /^放行/ }).click();
      await held.getByText(`${username} · 已抽查核对，内容属实`).waitFor();
      await running.system.idle();
      if (username === 'province-41') await held.getByText('新记入 21').waitFor();
    }
  });

  it('is told at the case that it is about', async () => {
    const page = await signIn('township-410105001', `#/declarations/${id}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const fact = page.getByRole('list', { name: '比对记录' }).getByRole('listitem');
    await fact.filter({ hasText: /核酸检测结果.*阳性.*市疾控中心.*“昨日结果\.csv”，第 2 行/s }).waitFor();
  });
});
