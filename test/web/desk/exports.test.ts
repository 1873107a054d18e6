import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages } from './a-desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const list = '#/regions/410105/declarations?from=2026-01-14&to=2026-01-21&state=arrived';

describe('asking for a file of a list', () => {
  it('needs what it is for, and takes its format; where it is fetched is said at once', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open(list);
    await page.getByRole('button', { name: '导出为文件' }).click();
    const dialog = page.getByRole('dialog', { name: '导出为文件' });
    await dialog.getByRole('button', { name: '记录并导出' }).click();
    await dialog.getByText('请选择用途。').waitFor();
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
    await expectGoodToUse(page);
    await dialog.getByRole('radio', { name: 'Parquet' }).check();
    await dialog.getByRole('radio', { name: '督查核实' }).check();
    await dialog.getByRole('button', { name: '记录并导出' }).click();
    await page.getByRole('status').getByText('已开始导出。').waitFor();
    expect(await dialog.isVisible()).toBe(false);
    expect(api.asked.find(({ method }) => method === 'POST')?.body).toEqual({
      declarations: { region: '410105', from: '2026-01-14', to: '2026-01-21', state: 'arrived' },
      format: 'parquet',
      purpose: 'supervision',
    });
    await page.getByRole('link', { name: '查看进度' }).click();
    await page.getByRole('row', { name: /金水区.*已到达.*督查核实.*parquet.*排队中/ }).waitFor();
  });

  it('is a spreadsheet when nothing is said, and can be left', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open(list);
    await page.getByRole('button', { name: '导出为文件' }).click();
    const dialog = page.getByRole('dialog', { name: '导出为文件' });
    expect(await dialog.getByRole('radio', { name: '电子表格（xlsx）' }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
  });
});

describe('the exports of an administrator', () => {
  it('say what waits for a second person, who decided, and on how many sheets the lines stand', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('#/exports');
    await page.getByRole('row', { name: /xlsx.*10,001.*等待另一位管理员批准/ }).waitFor();
    await page
      .getByRole('row', { name: /xlsx.*1,048,576.*分 2 张工作表.*由 province-41（河南省）批准/ })
      .waitFor();
    await page.getByRole('row', { name: /parquet.*54,321.*未批准.*province-41（河南省）未批准/ }).waitFor();
    // Those that are ready, and no other.
    expect(await page.getByRole('button', { name: /^下载/ }).count()).toBe(2);
  });
});

describe('a large export of somebody else', () => {
  it('is approved after a second look, with all that it is about in sight', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/exports');
    const waiting = page.getByRole('group', { name: '待我审批' });
    const row = waiting.getByRole('row', {
      name: /deputy-4101 郑州市.*郑州市.*2026-01-14 至 2026-01-21.*高风险地区.*隔离与检测保障.*xlsx.*10,001/,
    });
    await row.getByRole('button', { name: /^批准 deputy-4101/ }).click();
    await row.getByText('批准后对方即可下载，不能撤回。').waitFor();
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
    await expectGoodToUse(page);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('已批准。').waitFor();
    await row.waitFor({ state: 'detached' });
    expect(api.asked.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual(
      [[`/v1/exports/${'other1'.padEnd(22, 'o')}/approval`, { approved: true }]],
    );
  });

  it('is refused, and thought better of before', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/exports');
    const row = page.getByRole('group', { name: '待我审批' }).getByRole('row', { name: /30,000/ });
    await row.getByRole('button', { name: /^批准/ }).click();
    await row.getByRole('button', { name: '取消' }).click();
    await row.getByRole('button', { name: /^不批准/ }).click();
    await row.getByRole('button', { name: '确定' }).click();
    await page.getByRole('status').getByText('已拒绝。').waitFor();
    expect(api.asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { approved: false },
    ]);
  });

  it('that somebody decided meanwhile says so', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('#/exports');
    const row = page.getByRole('group', { name: '待我审批' }).getByRole('row', { name: /20,000/ });
    await row.getByRole('button', { name: /^批准/ }).click();
    await row.getByRole('button', { name: '确定' }).click();
    await row.getByText('该导出已有人审批。').waitFor();
  });
});
