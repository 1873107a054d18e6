import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages, type Desk } from './a-desk.ts';
import { store } from './fake-feeds.ts';
import { caseId } from './some-cases.ts';
import { putSomeFindings } from './some-findings.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const csv = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('证件号码,检测结果\n') });

/** The desk with a store that gives out the lists of rejected rows. */
async function withStore(region = '41'): Promise<Desk> {
  const desk = await aDesk(browser, region);
  await desk.page.route(`${store}/**`, (route) =>
    route.fulfill({
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Content-Disposition': 'attachment; filename="rejected.csv"',
      },
      body: 'line,column,reason\n',
    }),
  );
  return desk;
}

const sentIn = ({ api }: Pick<Desk, 'api'>) => api.asked.filter(({ path }) => path.endsWith('/files'));

describe('a kind of feed', () => {
  it('says which columns its file needs and what they may be called', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByLabel('数据类别').selectOption({ label: '核酸检测结果' });
    const columns = page.getByRole('group', { name: '核酸检测结果文件的列' });
    await columns
      .getByRole('row', { name: /检测结果 必需 取值：阴性、阳性、待检 检测结果、核酸结果/ })
      .waitFor();
    await columns.getByRole('row', { name: /检测机构 可有 文字/ }).waitFor();
    await expectGoodToUse(page);
  });

  it('that tells whereabouts is off and can’t be chosen', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    const choice = page.getByLabel('数据类别');
    for (const name of ['铁路到达', '民航到达', '公路到达', '场所码扫码']) {
      const option = choice.getByRole('option', { name: `${name}（未启用）` });
      expect(await option.isDisabled()).toBe(true);
      await page.getByRole('row', { name: new RegExp(`^${name} 未启用`) }).waitFor();
    }
  });

  it('whose last usable file is too old is told as a silent source', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByText('1 类数据逾时未报').waitFor();
    await page.getByText('核酸检测结果。请联系报送单位').waitFor();
    await page.getByRole('row', { name: /^核酸检测结果 逾时 3 小时未报/ }).waitFor();
    await page.getByRole('row', { name: /^健康码 按时/ }).waitFor();
    await page.getByRole('row', { name: /^次密接 尚未收到 尚无/ }).waitFor();
  });
});

describe('a file', () => {
  it('is sent, read and done before one’s eyes', async () => {
    const desk = await withStore();
    const { page, api, open } = desk;
    api.feeds.clear();
    await open('#/comparison');
    await page.getByText('还没有收到文件。').waitFor();
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByText('请选择一个文件。').waitFor();
    await page.locator('input[type=file]').setInputFiles(csv('昨日结果.csv'));
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByRole('status').getByText('“昨日结果.csv”已送达，正在等待读取。').waitFor();
    const line = page.getByRole('listitem').filter({ hasText: '昨日结果.csv' });
    await line.getByText('读取中').waitFor();
    await line.getByText('已完成').waitFor();
    expect((await line.locator('dl').innerText()).replace(/\s+/g, ' ')).toBe(
      '总行数 3 匹配 1 待确认 0 转属地 0 未匹配 1 重复 0 拒收 1',
    );
    await line.getByText('合计相符').waitFor();
    await page.getByText('“昨日结果.csv”已收到').waitFor();
    const content = csv('').buffer.toString('base64');
    expect(sentIn(desk).map(({ body }) => body)).toEqual([{ name: '昨日结果.csv', content }]);
    await expectGoodToUse(page);
  });

  it('that is a spreadsheet or something else is not sent', async () => {
    const desk = await withStore();
    const { page, open } = desk;
    await open('#/comparison');
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.locator('input[type=file]').setInputFiles(csv('结果.xlsx'));
    await page.getByText('这是电子表格，请用“另存为 CSV”导出后再选。').waitFor();
    await page.locator('input[type=file]').setInputFiles(csv('结果.pdf'));
    await page.getByText('请选择 .csv 或 .csv.gz 文件。').waitFor();
    const large = { name: '大.csv', mimeType: 'text/csv', buffer: Buffer.alloc(3 * 2 ** 20 + 1, 'a') };
    await page.locator('input[type=file]').setInputFiles(large);
    await page.getByText('文件超过 3 MB').waitFor();
    await page.getByRole('button', { name: '送出' }).click();
    expect(sentIn(desk)).toEqual([]);
  });

  it('that was taken and is not begun for two minutes is told so', async () => {
    const { page, api, open } = await withStore();
    api.feeds.stall();
    await page.clock.install();
    await open('#/comparison');
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.locator('input[type=file]').setInputFiles(csv('结果.csv'));
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByText('“结果.csv”已送达，正在等待读取。').waitFor();
    await page.clock.fastForward(121_000);
    await page.getByText('“结果.csv”送达已超过两分钟').waitFor();
  });

  it('can be sent by the keyboard', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByLabel('数据类别').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('input[type=file]').setInputFiles(csv('健康码.csv'));
    await page.getByRole('button', { name: '选择文件' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('“健康码.csv”已送达').waitFor();
  });
});

describe('the files that came', () => {
  it('tell why one was not used, which did not end, and where each row went', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await line('核酸.csv').getByText('表头缺少必需的列。').waitFor();
    await line('核酸.csv').getByText('涉及的列：检测结果、结果时间').waitFor();
    await line('次密接.csv').getByText('超过 6 小时没有结束').waitFor();
    await line('健康码.csv').getByText('1,204,310').waitFor();
    await line('健康码.csv').getByText('先前已记 31').waitFor();
    await page.getByText('这些数是什么意思').click();
    await page.getByText('不是在管人员，只留计数，内容即时丢弃。').waitFor();
  });

  it('give the province their rejected rows for 72 hours', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    const arrives = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载拒收的行：健康码.csv' }).click();
    expect((await arrives).suggestedFilename()).toBe('rejected.csv');
    await page.getByText('拒收清单已过 72 小时删除').waitFor();
    expect(await page.getByRole('button', { name: /^下载拒收的行/ }).count()).toBe(1);
  });

  it('are seen by a county, which neither sends nor fetches', async () => {
    const { page, open } = await withStore('410105');
    await open('');
    await page.getByRole('link', { name: '比对' }).click();
    await page.getByText('表头缺少必需的列。').waitFor();
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.getByRole('group', { name: '核酸检测结果文件的列' }).waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^下载拒收的行/ }).count()).toBe(0);
  });

  it('that can’t be told for now say so, and are asked for again', async () => {
    const { page, api, open } = await withStore();
    await open('#/exports');
    await page.getByText('可下载至').first().waitFor();
    api.fail(503);
    await page.getByRole('link', { name: '比对' }).click();
    await page.getByText('系统正忙').waitFor();
    api.fail(undefined);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('表头缺少必需的列。').waitFor();
  });

  it('are told in English', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('1 silent source').waitFor();
    await page.getByText('The header lacks columns that are needed.').waitFor();
    await page.getByText('Columns: result, result at').waitFor();
    await page.getByLabel('Kind of data').selectOption('pcr');
    await page.getByRole('row', { name: /result must one of: negative, positive, pending/ }).waitFor();
    await expectGoodToUse(page);
  });
});

describe('the comparison history of a case', () => {
  it('is folded, and opened once, on record', async () => {
    const { page, api, open } = await withStore('410105');
    const asked = () => api.asked.filter(({ path }) => path.endsWith('/comparisons')).length;
    await open(`#/declarations/${caseId(3)}`);
    const views = page.getByRole('group', { name: '谁看过' });
    await views.getByRole('row', { name: /county-410105/ }).waitFor();
    const before = await views.getByRole('row', { name: /county-410105/ }).count();
    expect(asked()).toBe(0);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const facts = page.getByRole('list', { name: '比对记录' }).getByRole('listitem');
    await facts.filter({ hasText: /健康码.*健康码颜色红码.*第 51,203 行/s }).waitFor();
    expect((await facts.first().innerText()).replace(/\s+/g, ' ')).toMatch(
      /^核酸检测结果 2026-01-20 03:10 检测结果 阳性 .*检测机构 市疾控中心 采样地区代码 金水区 出处：.*“核酸-夜间.csv”，第 3 行$/,
    );
    await views
      .getByRole('row', { name: /county-410105/ })
      .nth(before)
      .waitFor();
    expect(asked()).toBe(1);
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '收起' }).click();
    expect(await facts.count()).toBe(0);
  });

  it('lists what the rules found of it, and leads to each', async () => {
    const { page, api, open } = await withStore('410105');
    putSomeFindings(api.findings);
    await open(`#/declarations/${caseId(3)}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const found = page.getByRole('list', { name: '由此发现的线索' }).getByRole('listitem');
    await found.filter({ hasText: /应检未检.*待核查.*2026-01-20 10:10 发现/ }).waitFor();
    await expectGoodToUse(page);
    await found.getByRole('link').click();
    await page.getByText('系统按管理记录判断').waitFor();
  });

  it('says which row was found to be wrong, and which counts at another declaration', async () => {
    const { page, open } = await withStore('410105');
    await open(`#/declarations/${caseId(3)}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const facts = page.getByRole('list', { name: '比对记录' }).getByRole('listitem');
    await facts.nth(1).getByText('数据有误，2026-01-19 02:10 已更正，不再作为依据').waitFor();
    await facts.nth(2).getByText('规则按那一份判断').waitFor();
  });

  it('says so when no feed has mentioned the person', async () => {
    const { page, open } = await withStore('410105');
    await open(`#/regions/410105/declarations?shown=${caseId(5)}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    await page.getByText('没有数据来源提到此人。').waitFor();
  });
});
