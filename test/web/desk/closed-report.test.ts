import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totalOf } from '../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import { figureGroups } from '../../../web/desk/daily-report/closed/figure-groups.ts';
import { zerosOf } from '../../../web/desk/daily-report/closed/zeros-of.ts';
import { sizeText } from '../../../web/desk/words/size-text.ts';
import { aBrowser, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages } from './a-desk.ts';
import type { FakeApi } from './fake-api.ts';
import { restated, someFiles, someReports } from './some-reports.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const day = '2026-01-18';
const thousands = (value: number) => value.toLocaleString('en-US');
const closedOf = (region: string) => {
  const { closed, ...told } = someReports('', '').region(region, day);
  if (closed === undefined) throw new Error('it is open');
  return { ...told, closed };
};

describe('what stands of a region since its day was closed', () => {
  it('is told by the figures that are asked for, what was known at 24:00 and since apart, with its number and hash', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open(`#/regions/4101/reports/${day}`);
    const { closed } = closedOf('4101');
    const block = page.getByRole('region', { name: '截止时的数字' });
    const arrived = block.getByRole('listitem').filter({ hasText: /^到达/ });
    const { atMidnight, since } = closed.figures.arrived;
    expect((await arrived.innerText()).split('\n').filter((line) => line !== '')).toEqual([
      ...['到达', thousands(atMidnight + since)],
      ...[`24:00 已知 ${thousands(atMidnight)}`, `之后得知 ${thousands(since)}`],
      // What was corrected since stands beside it (requirements E3).
      `更正 +1，更正后 ${thousands(atMidnight + since + 1)}`,
    ]);
    const control = block.getByRole('listitem').filter({ hasText: '新增管控' });
    const started = (['home-quarantine', 'medical-observation'] as const).map((measure) =>
      totalOf(closed.figures, `control-started.${measure}`),
    );
    await control.getByText(thousands((started[0] ?? 0) + (started[1] ?? 0)), { exact: true }).waitFor();
    await block.getByText(closed.number, { exact: true }).waitFor();
    await block.getByText(`${closed.sha256.slice(0, 8)}…`).click();
    await block.getByText(closed.sha256, { exact: true }).waitFor();
  });

  it('holds every figure, folded: of the region, and group by group of the regions below', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open(`#/regions/4101/reports/${day}`);
    const block = page.getByRole('region', { name: '截止时的数字' });
    expect(await block.getByRole('table').count()).toBe(0);
    await block.getByText(`全部 ${reportedKeys.length} 项数字`).click();
    expect(await block.getByRole('table').getByRole('row').count()).toBe(reportedKeys.length + 1);
    const below = page.getByRole('region', { name: '下级数字' });
    await below.getByText('下级全部数字').click();
    const heads = await below.getByRole('group').getByRole('columnheader').count();
    const tables = await below.getByRole('table').count();
    expect(tables).toBe(1 + Object.keys(figureGroups).length);
    // The first table has the ten that are asked for, and each has a column of names.
    expect(heads - 10 - tables).toBe(reportedKeys.length);
  });

  it('is the sum of the regions below, each a way down to the same figures', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open(`#/regions/41/reports/${day}`);
    for (const [name, code] of [
      ['郑州市', '4101'],
      ['金水区', '410105'],
      ['经八路街道', '410105001'],
    ] as const) {
      const row = page.getByRole('group', { name: '下级数字' }).getByRole('row', { name });
      const { figures } = closedOf(code).closed;
      const cells = [
        thousands(totalOf(figures, 'declared')),
        `${thousands(totalOf(figures, 'arrived'))}\n更正 +1`,
      ];
      await row.waitFor();
      expect((await row.getByRole('cell').allInnerTexts()).slice(0, 2)).toEqual(cells);
      await row.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
  });

  it('prints what is folded too', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(`#/regions/410105/reports/${day}`);
    const table = page.getByRole('region', { name: '截止时的数字' }).locator('table');
    await table.waitFor({ state: 'attached' });
    expect(await table.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await table.waitFor({ state: 'visible' });
  });
});

describe('three kinds of zero', () => {
  it('are compared for each region below and in total when the day is closed', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open(`#/regions/4101/reports/${day}`);
    const { total } = closedOf('4101');
    const { due, confirmed, zero, objected, silentZero = 0 } = total;
    const missing = due - confirmed;
    expect(silentZero).toBeGreaterThan(0);
    expect(missing).toBeGreaterThan(silentZero);
    const foot = page.getByRole('group', { name: '下级上报情况' }).getByRole('row', { name: /^合计/ });
    const share = `${((confirmed / due) * 100).toFixed(1)}%`;
    await foot.waitFor();
    expect(await foot.getByRole('cell').allInnerTexts()).toEqual([
      ...[missing, silentZero, missing - silentZero].map(thousands),
      share,
      ...[due, confirmed - zero, zero, objected, 1].map(thousands),
    ]);
    const progress = page.getByRole('list', { name: '上报进度' });
    await progress.getByText(`数据为零 ${thousands(silentZero)}`).waitFor();
  });

  it('are derived zeros of those who are missing while it is open, from the list of a county', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/reports/2026-01-19');
    const { missing = [] } = someReports('', '').region('410105', '2026-01-19');
    const derived = missing.filter(({ derivedZero }) => derivedZero).length;
    const progress = page.getByRole('list', { name: '上报进度' });
    await progress.getByText(`推定为零 ${derived}`).waitFor();
    await progress.getByText(`数据有情况 ${missing.length - derived}`).waitFor();
  });

  it('are not told where nobody knows them: above a county while the report is open', () => {
    const progress = { due: 5, confirmed: 2, zero: 1, objected: 0 };
    expect(zerosOf({ missing: undefined }, { code: '4101', progress })).toBeUndefined();
    expect(
      zerosOf({ missing: undefined }, { code: '4101', progress: { ...progress, silentZero: 2 } }),
    ).toEqual({ none: 2, some: 1 });
    const missing = ['410105001001', '410105002001', '410105002002'].map((code) => ({
      ...{ code, name: code, derivedZero: code.endsWith('1') },
    }));
    expect(zerosOf({ missing }, { code: '410105', progress })).toEqual({ none: 2, some: 1 });
  });
});

describe('a correction', () => {
  it('is found from the region above, and stands beside the original', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(`#/regions/410105001/reports/${day}`);
    const states = page.getByRole('group', { name: '社区（村）上报情况' });
    await states.getByRole('row').filter({ hasText: '更正 1 次' }).getByRole('link').click();
    await page.waitForURL(new RegExp(`regions/${restated}/`));
    const block = page.getByRole('region', { name: '截止后更正（1）' });
    await block.getByText('夜间到达，次日才得知').waitFor();
    await block.getByText('0 更正为 1').waitFor();
    const row = page.getByRole('group', { name: '当天数字' }).getByRole('row', { name: /^到达\s/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['0', '0', '0', '+1', '1']);
  });
});

/** Presses a button that fetches a file. @returns what a link was asked for, once the browser has followed it and stayed */
async function fetchBy(page: Page, api: FakeApi, button: Locator): Promise<unknown> {
  await page.route('**/fetched/*', (route) => route.fulfill({ status: 204 }));
  const hash = new URL(page.url()).hash;
  await Promise.all([page.waitForRequest(/\.test\/fetched\//), button.click()]);
  expect(new URL(page.url()).hash).toBe(hash);
  return api.asked.findLast(({ path }) => path.endsWith('/files/links'))?.body;
}

describe('the files of a report', () => {
  it('are listed with size and hash, those of corrections too, and fetched by a link that is asked for then', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open(`#/regions/410105/reports/${day}`);
    const original = page.getByRole('group', { name: '20260118-410105 原始版' });
    const [file] = someFiles('410105', day).editions[0]?.files ?? [];
    const row = original.getByRole('row', { name: '表格（xlsx）' });
    await row.getByText(file?.name ?? 'none', { exact: true }).waitFor();
    await row.getByText(sizeText(file?.bytes ?? 0)).waitFor();
    await row.getByText(`${file?.sha256.slice(0, 8) ?? ''}…`).click();
    await row.getByText(file?.sha256 ?? 'none', { exact: true }).waitFor();
    const button = row.getByRole('button', { name: `下载 ${file?.name ?? ''}` });
    const asked = await fetchBy(page, api, button);
    expect(asked).toEqual({ kind: 'xlsx', region: '410105', corrections: 0 });
  });

  it('that nobody has fetched yet are made then', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open(`#/regions/410105/reports/${day}`);
    const corrected = page.getByRole('group', { name: '20260118-410105-c1 含 1 次更正' });
    const row = corrected.getByRole('row', { name: '一页纸（pdf）' });
    await row.getByText('首次下载时生成').waitFor();
    const button = row.getByRole('button', { name: '下载 一页纸（pdf）' });
    expect(await fetchBy(page, api, button)).toEqual({ kind: 'pdf', region: '410105', corrections: 1 });
  });

  it('of an open day are the lists of the missing at each deadline, and not of a township', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/reports/2026-01-19');
    const block = page.getByRole('region', { name: '文件' });
    await block.getByText('截止后生成。').waitFor();
    const row = block.getByRole('row', { name: /^上报时限.*2026-01-20 09:00/ });
    expect(await fetchBy(page, api, row.getByRole('button'))).toEqual({
      kind: 'missing',
      region: '410105',
      time: 'confirmBy',
    });
    const township = await aDesk(browser, '410105001');
    await township.open('#/regions/410105001/reports/2026-01-19');
    await township.page.getByText('截止后生成。').waitFor();
    expect(await township.page.getByRole('heading', { name: '未上报名单', exact: true }).count()).toBe(0);
  });

  it('that can’t be fetched say why', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open(`#/regions/410105/reports/${day}`);
    const button = page.getByRole('button', { name: '下载 一页纸（pdf）' });
    await button.waitFor();
    api.fail(503);
    await button.click();
    await page.getByRole('alert').filter({ hasText: '系统正忙' }).first().waitFor();
  });

  it.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_536, '1.5 KB'],
    [140_509_184, '134 MB'],
  ])('of %d bytes are said to have %s', (bytes, said) => {
    expect(sizeText(bytes)).toBe(said);
  });
});
