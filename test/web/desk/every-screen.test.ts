import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, expectGoodToUse, expectToFit, pictureFailures } from '../a-browser.ts';
import { subjectOf } from '../some-findings.ts';
import { aDesk, closePages, desktop } from './a-desk.ts';
import { caseId } from './some-cases.ts';
import { putSomeFindings } from './some-findings.ts';
import { unmanned } from './some-reports.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

/** What waits until it is seen is seen too. */
const nothingWaits = () => {
  const waiting = document.querySelector('.ant-skeleton');
  waiting?.scrollIntoView();
  return waiting === null;
};

/** English words are longer; what axe has said of the Chinese page holds for it too. */
async function expectToFitInEnglish(page: Page): Promise<void> {
  // A dialog may lie over the button, which a pointer would not reach.
  await page.locator('.desk-band button[lang="en"]').dispatchEvent('click');
  await page.locator('.desk-band button[lang="zh-CN"]').waitFor();
  await expectToFit(page);
}

describe('every screen', () => {
  const screens = [
    ['the overview of a city', '4101', '#/regions/4101', '今后 7 天预计到达'],
    ['the overview of a county whose figures drift', '410105', '#/regions/410105', '25 处差异'],
    ['a list', '410105', '#/regions/410105/declarations', '已显示 20 件'],
    ['a case beside its list', '410105', `#/regions/410105/declarations?shown=${caseId(3)}`, '谁看过'],
    ['a case by its own address', '410105', `#/declarations/${caseId(3)}`, '预计到达的清单'],
    ['the looks outside', '4101', '#/break-glass', '越区查询记录'],
    ['the exports', '4101', '#/exports', '可下载至'],
    ['the findings of a county', '410105', '#/regions/410105/findings', '已显示 4 条'],
    ['the closed findings of a county', '410105', '#/regions/410105/findings?state=closed', '不在河南'],
    ['the findings of a city', '4101', '#/findings', '未落到县（市、区）的线索'],
    [
      'a finding beside its board',
      '410105',
      `#/regions/410105/findings?shown=${subjectOf(1)}~positive-unmanaged`,
      '要做的事',
    ],
    ['a finding by its own address', '410105', `#/findings/${subjectOf(1)}~positive-unmanaged`, '要做的事'],
    ['the files of feeds', '41', '#/comparison', '缺少必需的列'],
    ['the risk areas', '41', '#/risk-areas', '仍在名单'],
    ['all risk areas, for a city to read', '4101', '#/risk-areas?day=all', '2026-01-10'],
    ['the whole list of a city', '4101', '#/regions/4101/declarations', '整份清单'],
    ['the capacity of a county', '410105', '#/regions/410105/capacity', '保存'],
    ['the devices of a county', '410105', '#/regions/410105/equipment', '已显示 50 个'],
    [
      'a community whose device is elsewhere',
      '410105',
      '#/regions/410105/equipment?only=elsewhere&shown=410105001003',
      '更换卡或终端',
    ],
    ['the devices of the province', '41', '#/regions/41/equipment', '配发率'],
    ['the daily report of a county', '410105', '#/regions/410105/reports/2026-01-19', '再次提醒'],
    ['the closed report of the province', '41', '#/regions/41/reports/2026-01-18', '首次下载时生成'],
    ['the closed report of a township', '410105001', '#/regions/410105001/reports/2026-01-18', '更正 1 次'],
    ['a corrected report', '410105', '#/regions/410105001010/reports/2026-01-18', '原数字不变'],
    [
      'the report of a community, on behalf',
      '410105001',
      `#/regions/${unmanned}/reports/2026-01-19`,
      '确认上报',
    ],
    ['an objection', '410105001', '#/regions/410105001008/reports/2026-01-19', '核实结果'],
    ['the daily report of a day without one', '4101', '#/regions/4101/reports/2025-12-01', '最早一天'],
    ['what is refused', '4101', '#/regions/4103', '该地区不在您的辖区内。'],
  ] as const;
  it.each(screens)(
    'is good to use, in light, in the dark and on a phone, in both languages: %s',
    async (_name, region, hash, text) => {
      const { page, api, open } = await aDesk(browser, region, desktop);
      putSomeFindings(api.findings);
      await open(hash);
      await page.getByText(text).first().waitFor();
      await page.waitForFunction(nothingWaits);
      await expectGoodToUse(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 360, height: 740 });
      await expectGoodToUse(page);
      await expectToFitInEnglish(page);
    },
  );

  it('is read in English and in large type by one click each', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Needs attention' }).waitFor();
    await page.getByRole('button', { name: 'Large type' }).click();
    await expectGoodToUse(page);
    await page.reload();
    await page.getByRole('heading', { name: 'Needs attention' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['size'])).toBe('large');
  });

  it('is reached by the keyboard alone', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/declarations?from=2026-01-14&to=2026-01-21');
    const name = page.getByRole('link', { name: '张*明' }).first();
    await name.waitFor();
    for (let presses = 0; presses < 80; presses += 1) {
      if (await name.evaluate((link) => link === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('个人信息已脱敏').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '显示个人信息' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '显示个人信息' }).waitFor();
  });
});
