import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages } from './a-desk.ts';
import { someRegionReport } from './some-reports.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const yesterday = '2026-01-19';
const thousands = (value: number) => value.toLocaleString('en-US');
const missingOf = ({ due, confirmed }: { due: number; confirmed: number }) => due - confirmed;

describe('the daily report of a region', () => {
  it('is told on the overview while it is open, by how many have not reported, and opens from there', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('');
    const need = page.getByRole('region', { name: '需要处理' });
    const missing = need.getByRole('listitem').filter({ hasText: '昨日日报未上报' });
    const { total } = someRegionReport('4101', yesterday);
    expect((await missing.innerText()).split('\n')[0]).toBe(thousands(missingOf(total)));
    await missing.getByRole('link').click();
    await page.waitForURL(/#\/regions\/4101\/reports\/2026-01-19$/);
    await page.getByRole('heading', { name: '1月19日 周一 日报' }).waitFor();
    await page.getByText('填报中：已过上报时限 09:00，18:00 截止').waitFor();
  });

  it('leads from the province to a community with the same counts, of yesterday when no day was chosen', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('');
    await page.getByRole('link', { name: '日报', exact: true }).click();
    await page.waitForURL(/#\/regions\/41\/reports\/2026-01-19$/);
    const rows = page.getByRole('group', { name: '下级上报情况' }).getByRole('row');
    await rows.first().waitFor();
    const missing = await rows.evaluateAll((all) =>
      all.slice(1, -1).map((row) => Number(row.querySelector('td')?.textContent.replaceAll(',', ''))),
    );
    expect(missing).toHaveLength(18);
    expect(missing).toEqual(missing.toSorted((one, other) => other - one));
    for (const name of ['郑州市', '金水区', '经八路街道']) {
      await page.getByRole('group', { name: '下级上报情况' }).getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
    const communities = page.getByRole('group', { name: '社区（村）上报情况' });
    await communities.getByRole('row', { name: /体育社区居民居委会\s*零报告/ }).waitFor();
    expect(page.url()).toMatch(/#\/regions\/410105001\/reports\/2026-01-19$/);
  });

  it('goes to the day before and after, and not beyond the last day that has ended', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/regions/4101/reports/2026-01-18');
    await page.getByText('已于 2026-01-19 18:00 截止').waitFor();
    await page.getByRole('link', { name: '后一天' }).click();
    await page.waitForURL(/reports\/2026-01-19$/);
    await expect.poll(() => page.getByRole('button', { name: '后一天' }).isDisabled()).toBe(true);
    await page.getByLabel('日期').fill('2026-01-15');
    await page.waitForURL(/reports\/2026-01-15$/);
    await page.getByRole('heading', { name: '1月15日 周四 日报' }).waitFor();
    expect(api.asked.at(-1)).toMatchObject({
      path: '/v1/daily-reports/2026-01-15',
      query: { region: '4101' },
    });
  });

  it('updates by itself while it is looked at', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await page.clock.install();
    await open('#/regions/410105/reports/2026-01-19');
    await page.getByRole('list', { name: '上报进度' }).waitFor();
    const asked = () => api.asked.filter(({ path }) => path === '/v1/daily-reports/2026-01-19').length;
    const before = asked();
    await page.clock.fastForward(61_000);
    await expect.poll(asked).toBeGreaterThan(before);
  });

  it('says of a day without one where there are some, and of a day that lasts when it will be', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('#/regions/4101/reports/2025-12-01');
    await page.getByText('有日报的日期：12月22日 周一 至 1月19日 周一').waitFor();
    await page.getByRole('link', { name: '最早一天' }).click();
    await page.waitForURL(/reports\/2025-12-22$/);
    await open('#/regions/4101/reports/2026-01-20');
    await page.getByRole('heading', { name: '这一天还没有结束' }).waitFor();
    await page.getByRole('link', { name: '看昨天的日报' }).click();
    await page.waitForURL(/reports\/2026-01-19$/);
  });

  it('of another jurisdiction is not shown, and no break-glass would open it', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/regions/4102/reports/2026-01-19');
    await page.getByText('该地区不在您的辖区内。').waitFor();
    expect(await page.getByRole('link', { name: '申请越区查询' }).count()).toBe(0);
    await open('#/regions/4101/reports/2026-02-30');
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    api.fail(503);
    await open('#/regions/4101/reports/2026-01-17');
    await page.getByText('系统正忙').first().waitFor();
    api.fail(undefined);
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.getByRole('list', { name: '上报进度' }).waitFor();
  });
});
