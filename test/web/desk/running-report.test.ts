import { readFileSync } from 'node:fs';
import { utils } from '@e965/xlsx';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityReport, correction } from '../../../schemas/daily-report.ts';
import { declared } from '../../../schemas/receipt.ts';
import { totalsOf } from '../../../schemas/reported-figures.ts';
import { readBack } from '../../shared/sheet/a-workbook.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { anArrival } from '../../support/steps.ts';
import { aBrowser, aPage, pictureFailures } from '../a-browser.ts';
import { desktop } from './a-desk.ts';

const day = '2026-01-17';
const [busy, quiet, silent] = ['410105001003', '410105001006', '410105001009'];
const township = '410105001';
const reportPath = `/v1/daily-reports/${day}`;

let running: RunningSystem;
let browser: Browser;
let untold = '';

beforeAll(async () => {
  running = await aRunningSystem({ at: `${day}T10:10:00+08:00`, only: [township], reports: true });
  browser = await aBrowser();
  const [first, second] = [await declare(1, busy), await declare(2, busy)];
  untold = await declare(3, silent);
  await arrive(first, busy, `${day}T18:00:00+08:00`);
  // Came on the day, and told on the next.
  await arrive(second, busy, '2026-01-18T00:01:00+08:00');
  await until('00:06');
  await confirm(busy);
  await confirm(quiet);
});

afterAll(async () => {
  await browser.close();
  await running.stop();
});

pictureFailures(() => browser);

async function declare(n: number, community: string): Promise<string> {
  const answer = await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ document: { type: 'resident-id', number: residentId(n) } })],
      trip: aTrip({
        expectedArrivalAt: `${day}T16:00:00+08:00`,
        destination: { community, address: '文化路 56 号院' },
      }),
    }),
  });
  return answer.as(declared).declarations[0]?.id ?? '';
}

const officer = (community: string) => running.as(`officer-${community}`);

async function arrive(id: string, community: string, toldAt: string): Promise<void> {
  await running.system.clock.set(new Date(toldAt));
  const body = anArrival({ arrivedAt: `${day}T16:30:00+08:00` });
  const told = await officer(community)({
    method: 'POST',
    path: `/v1/declarations/${id}/verifications`,
    body,
  });
  expect(told.status).toBe(201);
}

async function until(time: string): Promise<void> {
  await running.system.clock.set(new Date(`2026-01-18T${time}:00+08:00`));
  await running.system.idle();
}

const see = async (community: string) =>
  (await officer(community)({ path: `${reportPath}/communities/${community}` })).as(communityReport);

async function confirm(community: string): Promise<void> {
  const { figures } = await see(community);
  const path = `${reportPath}/communities/${community}/confirmation`;
  const body = { attests: 'figures', seen: totalsOf(figures) };
  expect((await officer(community)({ method: 'POST', path, body })).status).toBe(201);
}

async function openReport(username: string, region: string): Promise<Page> {
  const page = await aPage(browser, desktop);
  await page.goto(`${running.system.deskUrl}/#/regions/${region}/reports/${day}`);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('baobei');
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  await page.getByRole('list', { name: '上报进度' }).waitFor();
  return page;
}

async function fetched(page: Page, row: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: /^下载/ }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

describe('the daily report on the running system', () => {
  it('is open: the county sees who is missing, what the data say of them, and the list of each deadline as a file', async () => {
    await until('10:01');
    const page = await openReport('county-410105', '410105');
    const progress = page.getByRole('list', { name: '上报进度' });
    await progress.getByText('数据有情况 1').waitFor();
    const row = page.getByRole('region', { name: '文件' }).getByRole('row', { name: /^通知县（区）/ });
    const { name, bytes } = await fetched(page, row);
    expect(name).toMatch(/\.xlsx$/);
    const [sheet = ''] = readBack(bytes).SheetNames;
    const rows = utils.sheet_to_json<Record<string, unknown>>(readBack(bytes).Sheets[sheet] ?? {});
    expect(rows.some((one) => one['区划代码'] === silent)).toBe(true);
    await row.getByRole('cell', { name: String(rows.length), exact: true }).waitFor();
  });

  it('is closed: the province sees its figures, the zeros compared, and the files', async () => {
    await until('12:02');
    const page = await openReport('province-41', '41');
    const figures = page.getByRole('region', { name: '截止时的数字' });
    const arrived = figures.getByRole('listitem').filter({ hasText: /^到达/ });
    expect((await arrived.innerText()).split('\n').filter((line) => line !== '')).toEqual([
      ...['到达', '2', '24:00 已知 1', '之后得知 1'],
    ]);
    const foot = page.getByRole('group', { name: '下级上报情况' }).getByRole('row', { name: /^合计/ });
    const [missing = 0, none, some, , due = 0, with1, zero] = (
      await foot.getByRole('cell').allInnerTexts()
    ).map(Number);
    // One of those who are silent has a declaration that nobody followed.
    expect([none, some, with1, zero]).toEqual([missing - 1, 1, 1, 1]);
    expect(due).toBe(missing + 2);
    const original = page.getByRole('group', { name: '20260117-41 原始版' });
    const { name, bytes } = await fetched(page, original.getByRole('row', { name: /^一页纸/ }));
    expect(name).toMatch(/\.pdf$/);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(page.url()).toContain(`/reports/${day}`);
  });

  it('is corrected: the township sees which, and the files that tell it are made when they are fetched', async () => {
    await arrive(untold, silent, '2026-01-18T13:00:00+08:00');
    await running.system.idle();
    const { current, figures } = await see(silent);
    const answer = await officer(silent)({
      method: 'POST',
      path: `${reportPath}/communities/${silent}/corrections`,
      body: { seen: totalsOf(current ?? figures), reason: '外出未及时上报' },
    });
    answer.as(correction);
    await running.system.idle();
    const page = await openReport(`township-${township}`, township);
    const corrected = page.getByRole('group', { name: /含 1 次更正$/ });
    const row = corrected.getByRole('row', { name: /^表格/ });
    await row.getByText('首次下载时生成').waitFor();
    const { name } = await fetched(page, row);
    // Afterwards it is listed as what it was saved as.
    await row.getByText(name, { exact: true }).waitFor();
    const states = page.getByRole('group', { name: '社区（村）上报情况' });
    await states.getByRole('row').filter({ hasText: '更正 1 次' }).getByRole('link').click();
    await page.getByText('外出未及时上报').waitFor();
    const arrived = page.getByRole('group', { name: '当天数字' }).getByRole('row', { name: /^到达\s/ });
    expect(await arrived.getByRole('cell').allInnerTexts()).toEqual(['0', '0', '0', '+1', '1']);
    // Every level above shows the same difference beside what stands, and does not say that it changes by itself.
    const province = await openReport('province-41', '41');
    const closed = province.getByRole('region', { name: '截止时的数字' });
    await closed.getByRole('listitem').filter({ hasText: '更正 +1，更正后 3' }).waitFor();
    const city = province.getByRole('group', { name: '下级数字' }).getByRole('row', { name: /^郑州市/ });
    await city.getByRole('cell', { name: '2 更正 +1' }).waitFor();
    expect(await province.getByText('每分钟自动更新').count()).toBe(0);
  });
});
