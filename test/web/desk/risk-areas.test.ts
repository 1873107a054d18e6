import type { Browser, Page } from 'playwright-core';
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

const rowOf = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: '名单' }).getByRole('row', { name });

describe('the list of risk areas (D6)', () => {
  it('says what stands on it today: where, at which level, since when, by which document, and who recorded it', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('#/');
    await page.getByRole('link', { name: '风险地区' }).click();
    await rowOf(
      page,
      /广东省 深圳市 南山区 440305 高风险 2026-01-18 仍在名单 豫疫情防指〔2026〕3号 等级变更 · 2026-01-18 09:05 · province-41/,
    ).waitFor();
    await rowOf(page, /北京市 朝阳区 110105 高风险 2026-01-01 仍在名单 .*示例 随系统带入/).waitFor();
    await rowOf(page, /金水区.*410105001 中风险/).waitFor();
    expect(await rowOf(page, /310115/).count()).toBe(0);
    expect(await page.title()).toMatch(/^风险地区/);
    // A city reads.
    expect(await page.getByRole('button', { name: /列入地区|更改/ }).count()).toBe(0);
  });

  it('is asked for a place and a day, which stand in the address; and looked through by name', async () => {
    const { page, open, api } = await aDesk(browser, '4101');
    await open('#/risk-areas');
    await page.getByLabel('省（区、市）').selectOption('44');
    await page.getByRole('combobox', { name: '市', exact: true }).selectOption('4403');
    await page.getByLabel('含以往全部').check();
    await rowOf(page, /440305 中风险 2026-01-01 2026-01-17/).waitFor();
    expect(page.url()).toMatch(/#\/risk-areas\?area=4403&day=all$/);
    expect(api.asked.at(-1)?.query).toEqual({ region: '4403' });
    await page.getByText('以前 1 个版本').click();
    await page.getByText('第 1 版：中风险，2026-01-01 至 未定').waitFor();
    await page.getByLabel('省（区、市）').selectOption('');
    await rowOf(page, /310115/).waitFor();
    await rowOf(page, /500112 中风险 2026-01-25 尚未开始/).waitFor();
    await page.getByLabel('按名称、代码或文号查找').fill('浦东');
    await page.getByText('找到 1 条').waitFor();
    await open('#/risk-areas?day=2026-01-10');
    await rowOf(page, /310115 中风险 2026-01-01 2026-01-10/).waitFor();
  });

  it('takes another area by its place, from a day on, with its document', async () => {
    const { page, open, api } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await page.getByRole('button', { name: '列入地区' }).click();
    const dialog = page.getByRole('dialog', { name: '列入名单' });
    await dialog.getByRole('button', { name: '列入', exact: true }).click();
    await dialog.getByText('请填写文号。').waitFor();
    await dialog.getByText('请选择市、县（区）').waitFor();
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
    await expectGoodToUse(page);
    await dialog.getByLabel('省（区、市）').selectOption('32');
    await dialog.getByLabel('市', { exact: true }).selectOption('3205');
    await dialog.getByLabel('县（市、区）').selectOption({ label: '昆山市' });
    await dialog.getByText('江苏省 苏州市 昆山市').waitFor();
    await dialog.getByRole('radio', { name: '中风险' }).check();
    await dialog.getByLabel('文号').fill('豫疫情防指〔2026〕5号');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('已列入。').waitFor();
    await rowOf(page, /昆山市 320583 中风险 2026-01-20 仍在名单/).waitFor();
    expect(api.asked.find(({ method }) => method === 'POST')?.body).toEqual({
      region: '320583',
      level: 'medium',
      fromDate: '2026-01-20',
      documentNumber: '豫疫情防指〔2026〕5号',
    });
  });

  it('warns of a code that nobody has a name for, and tells what stands there when it is refused', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await page.getByRole('button', { name: '列入地区' }).click();
    const dialog = page.getByRole('dialog', { name: '列入名单' });
    await dialog.getByLabel(/^区划代码/).fill('440399');
    await dialog.getByText('没有查到名称，请核对代码').waitFor();
    await dialog.getByLabel(/^区划代码/).fill('110105');
    await dialog.getByLabel('文号').fill('6号');
    await dialog.getByRole('button', { name: '列入', exact: true }).click();
    const wrong = dialog.getByRole('alert').filter({ hasText: '该地区在这段时间已在名单上' });
    await wrong.getByText(/现有记录：.*北京市 朝阳区 110105 · 高风险 · 2026-01-01 – 未定/).waitFor();
    await expectGoodToUse(page);
  });

  it('takes another level from a day on, and the end of an area, each against the version that was seen', async () => {
    const { page, open, api } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await page.getByRole('button', { name: '更改 广东省 深圳市 南山区（2026-01-18 起）' }).click();
    const dialog = page.getByRole('dialog', { name: '更改名单' });
    await dialog.getByLabel('文号').fill('7号');
    await dialog.getByRole('button', { name: '变更', exact: true }).click();
    await page.getByRole('status').getByText('等级已变更。').waitFor();
    await page.getByRole('button', { name: /^更改 北京市/ }).click();
    await dialog.getByRole('radio', { name: '移出名单' }).check();
    await dialog.getByLabel('在名单上的最后一天').fill('2026-01-25');
    await dialog.getByLabel('文号').fill('8号');
    await dialog.getByRole('button', { name: '移出', exact: true }).click();
    await page.getByRole('status').getByText('已移出。').waitFor();
    await rowOf(page, /110105 高风险 2026-01-01 2026-01-25 8号/).waitFor();
    const sent = api.asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(sent).toEqual([
      { region: '440305', level: 'medium', fromDate: '2026-01-20', documentNumber: '7号', seen: 3 },
      {
        region: '110105',
        level: 'high',
        fromDate: '2026-01-01',
        toDate: '2026-01-25',
        documentNumber: '8号',
        seen: 1,
      },
    ]);
  });

  it('offers for each area what can be done to it: what is over can only be put right', async () => {
    const { page, open, api } = await aDesk(browser, '41');
    await open('#/risk-areas?day=all');
    const dialog = page.getByRole('dialog', { name: '更改名单' });
    await page.getByRole('button', { name: '更改 广东省 深圳市 南山区（2026-01-18 起）' }).click();
    expect(await dialog.getByRole('radio', { name: /变更等级|移出名单|更正记录/ }).count()).toBe(3);
    await dialog.getByLabel('从哪一天起').fill('2026-01-18');
    await dialog.getByLabel('文号').fill('9号');
    await dialog.getByRole('button', { name: '变更', exact: true }).click();
    await dialog.getByText('请选择原记录起始日期之后的日期').waitFor();
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^更改 上海市/ }).click();
    await dialog.getByText('更正记录').waitFor();
    expect(await dialog.getByRole('radio', { name: /变更等级|移出名单/ }).count()).toBe(0);
    await dialog.getByLabel('结束日期（未定可不填）').fill('2026-01-12');
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await page.getByRole('status').getByText('已更正。').waitFor();
    await rowOf(page, /310115 中风险 2026-01-01 2026-01-12/).waitFor();
  });

  it('is read in English', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Import a list' }).waitFor();
    await page.getByRole('button', { name: 'List an area' }).click();
    await page.getByRole('dialog', { name: 'List an area' }).getByLabel('Document number').waitFor();
    await expectGoodToUse(page);
  });
});

describe('importing a list', () => {
  const head = '区划代码,等级,起始日期,结束日期,文号';
  const choose = (page: Page, ...lines: string[]) =>
    page.getByLabel('选择 CSV 文件').setInputFiles({
      name: '名单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${[head, ...lines].join('\r\n')}`),
    });
  const previewRow = (page: Page, name: RegExp) =>
    page.getByRole('group', { name: '预览' }).getByRole('row', { name });

  it('is previewed line by line before it is applied', async () => {
    const { page, open, api } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await choose(page, '110105,高,2026/1/1,2026/1/19,9号', '320583,中,2026-01-20,,9号');
    await previewRow(page, /2 移出 .*北京市 朝阳区 110105 .*2026-01-19/).waitFor();
    await previewRow(page, /3 新列入 江苏省 苏州市 昆山市 320583 中风险/).waitFor();
    expect(api.asked.some(({ path }) => path.endsWith('/imports'))).toBe(false);
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '确认导入 2 处变更' }).click();
    await page.getByRole('status').getByText('已导入 2 处变更。').waitFor();
    await rowOf(page, /昆山市 320583 中风险/).waitFor();
  });

  it('is stopped by one bad line, which is named by its column; the file can be chosen again', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await choose(page, '440306,低,2026-01-20,,9号', '440399,中,2026-13-01,,9号', '110101,高,2026-01-20,,9号');
    await previewRow(page, /2 不对 等级：等级请填“高”或“中”。/).waitFor();
    await previewRow(page, /3 不对 起始日期：没有这一天/).waitFor();
    await page.getByText('有的行不能导入，因此整份都不会导入').waitFor();
    expect(await page.getByRole('button', { name: /^确认导入/ }).count()).toBe(0);
    await expectGoodToUse(page);
    await choose(page, '110105,高,2026-01-01,,示例〔2026〕11号');
    await page.getByText('名单上已是这样，没有要导入的变更。').waitFor();
    await choose(page, '440399,中,2026-01-10,,9号');
    await previewRow(page, /440399 没有查到名称，请核对代码/).waitFor();
  });

  it('names what is wrong with a file that is no list', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await choose(page, '440306,低,2026-01-20', '"440306');
    await page.getByText('第 3 行：引号没有成对。').waitFor();
    await choose(page, '440306,低,2026-01-20');
    await page.getByText('第 2 行：有 3 列，应为 5 列。').waitFor();
    await expectGoodToUse(page);
  });

  it('shows the new preview when the list has changed meanwhile, and names the lines that somebody else took', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('#/risk-areas');
    await choose(page, '440306,高,2026-01-20,,9号', '440307,高,2026-01-20,,9号', '440308,高,2026-01-20,,9号');
    await page.getByRole('button', { name: '确认导入 3 处变更' }).click();
    await page.getByText('预览之后名单有改动，因此没有导入').waitFor();
    await previewRow(page, /2 等级变更/).waitFor();
    await page.getByRole('button', { name: '确认导入 3 处变更' }).click();
    await page.getByText('已导入 2 处变更。').waitFor();
    await page.getByText(/第 4 行没有导入：导入期间有人改动了这些地区/).waitFor();
  });
});
