import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { riskAreaList } from '../../../schemas/risk-area-list.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser, aPage, pictureFailures } from '../a-browser.ts';
import { desktop } from './a-desk.ts';

let running: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-20T10:10:00+08:00', only: ['410105001'] });
  browser = await aBrowser();
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});
pictureFailures(() => browser);

const file = [
  '区划代码,等级,起始日期,结束日期,文号',
  // The seeded list has it since 2022, at a high level.
  '440305,中,2026/1/21,,豫疫情防指〔2026〕7号',
  '410105001003,高,2026-01-20,,豫疫情防指〔2026〕7号',
].join('\r\n');

it('a list that the province imports on the running system is there for everybody, with the names of its places', async () => {
  const page = await aPage(browser, desktop);
  await page.goto(`${running.system.deskUrl}/#/risk-areas?day=all`);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('用户名').fill('province-41');
  await page.getByLabel('密码').fill('baobei');
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  await page
    .getByLabel('选择 CSV 文件')
    .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: '确认导入 2 处变更' }).click();
  await page.getByText('已导入 2 处变更。').waitFor();
  const list = page.getByRole('group', { name: '名单' });
  await list.getByRole('row', { name: /广东省 深圳市 南山区 440305 中风险 2026-01-21 尚未开始/ }).waitFor();
  await list.getByRole('row', { name: /郑州市 金水区 .*410105001003 高风险 2026-01-20/ }).waitFor();
  const seen = await running.as('officer-410105001003')({ path: '/v1/risk-areas?region=44' });
  expect(seen.as(riskAreaList).areas).toMatchObject([
    { level: 'medium', fromDate: '2026-01-21', by: { sub: 'province-41' } },
    { level: 'high', toDate: '2026-01-20', earlier: [{ version: 1 }] },
  ]);
});
