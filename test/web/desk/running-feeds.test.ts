import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declared } from '../../../schemas/receipt.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser, aPage, pictureFailures } from '../a-browser.ts';
import { desktop } from './a-desk.ts';

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

async function signIn(username: string, hash: string): Promise<Page> {
  const page = await aPage(browser, desktop);
  await page.goto(`${running.system.deskUrl}/${hash}`);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('baobei');
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  return page;
}

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

  it('is told at the case that it is about', async () => {
    const page = await signIn('township-410105001', `#/declarations/${id}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const fact = page.getByRole('list', { name: '比对记录' }).getByRole('listitem');
    await fact.filter({ hasText: /核酸检测结果.*阳性.*市疾控中心.*“昨日结果\.csv”，第 2 行/s }).waitFor();
  });
});
