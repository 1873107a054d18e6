import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mostUnapproved } from '../../../schemas/export.ts';
import { fillList } from '../../support/fill-list.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser, pictureFailures } from '../a-browser.ts';
import { closePages } from './a-desk.ts';
import { signInToDesk } from './sign-in-to-desk.ts';

const county = '410105';

let running: RunningSystem;
let browser: Browser;

beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-20T10:00:00+08:00', only: [county] });
  await fillList(running, { day: '2026-01-20', region: county, declarations: mostUnapproved + 500 });
  browser = await aBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await running.stop();
});
closePages(() => browser);
pictureFailures(() => browser);

const signIn = (username: string, hash: string): Promise<Page> =>
  signInToDesk({ browser, running }, username, hash);

it('a county’s list of more than 10,000 is fetched once the city has approved it, and not before', async () => {
  const range = 'from=2026-01-01&to=2026-03-01';
  const asker = await signIn(`county-${county}`, `#/regions/${county}/declarations?${range}`);
  await asker.getByRole('button', { name: '导出为文件' }).click();
  const dialog = asker.getByRole('dialog', { name: '导出为文件' });
  await dialog.getByRole('radio', { name: '隔离与检测保障' }).check();
  await dialog.getByRole('button', { name: '记录并导出' }).click();
  await asker.getByRole('link', { name: '查看进度' }).click();
  const own = asker.getByRole('row', { name: /金水区.*xlsx/ });
  await own.getByText('等待另一位管理员批准').waitFor({ timeout: 60_000 });
  expect(await asker.getByRole('button', { name: /^下载/ }).count()).toBe(0);
  // Nobody approves what they asked for themselves.
  await asker.getByText('没有需要您审批的导出。').waitFor();

  const approver = await signIn('city-4101', '#/exports');
  const waiting = approver.getByRole('row', { name: /county-410105 金水区.*隔离与检测保障/ });
  await waiting.getByRole('button', { name: /^批准 county-410105/ }).click();
  await waiting.getByRole('button', { name: '确定' }).click();
  await approver.getByText('已批准。').waitFor();

  await asker.reload();
  await own.getByText('由 city-4101（郑州市）批准').waitFor();
  const arrives = asker.waitForEvent('download');
  await own.getByRole('button', { name: /^下载/ }).click();
  const file = await arrives;
  expect(file.suggestedFilename()).toBe(`报备名单-${county}-2026-01-01-2026-03-01.xlsx`);
  const book = read(readFileSync(await file.path()));
  const lines = utils.sheet_to_json(book.Sheets['报备名单'] ?? {});
  expect(lines.length).toBeGreaterThan(mostUnapproved);
  const told: string[][] = utils.sheet_to_json(book.Sheets['说明'] ?? {}, { header: 1 });
  expect(Object.fromEntries(told)).toMatchObject({
    地区: `河南省/郑州市/金水区 ${county}`,
    用途: '隔离与检测保障',
  });
}, 240_000);
