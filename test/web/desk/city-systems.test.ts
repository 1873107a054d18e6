import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostSentBytes } from '../../../schemas/feed-run.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages, type Desk } from './a-desk.ts';
import { outcomesUrl, uploads } from './fake-cities.ts';
import { caseId } from './some-cases.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const own = '#/city-systems';
const csv = (name: string, bytes = 20) => ({ name, mimeType: 'text/csv', buffer: Buffer.alloc(bytes, 'a') });
const sentTo = ({ api }: Pick<Desk, 'api'>, path: RegExp) =>
  api.asked.filter((call) => call.method !== 'GET' && path.test(call.path));
const lineOf = (page: Page, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text });

describe('the province', () => {
  it('sees every city, what is silent and what waits, and decides how far one has merged in', async () => {
    const desk = await aDesk(browser, '41');
    const { page, api, open } = desk;
    await open('#/');
    await page.getByRole('link', { name: '城市系统' }).click();
    const cities = page.getByRole('group', { name: '各市' });
    await cities.getByRole('row', { name: /^郑州市 已接入 2026-01-20 12:10 2 第 3 版/ }).waitFor();
    await cities.getByRole('row', { name: /^开封市 已接入 .*2026-01-19 02:10 起 0/ }).waitFor();
    await cities.getByRole('row', { name: /^洛阳市 已切换/ }).waitFor();
    expect(await cities.getByRole('row').count()).toBe(1 + 18);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectGoodToUse(page);
    await page.setViewportSize({ width: 1280, height: 900 });

    await cities.getByRole('link', { name: '郑州市' }).click();
    await page.waitForURL(/#\/city-systems\/4101$/);
    await page.getByText(/由 province-41 决定：试点接入/).waitFor();
    await page.getByRole('heading', { name: '导入记录' }).waitFor();
    const readers = page.getByRole('group', { name: '变更取回' });
    await readers
      .getByRole('row', { name: /^城市系统 .* 4,321 17 其中 3 条超过 24 小时 1,204 1,205 .* 不一致/ })
      .waitFor();
    await readers.getByRole('row', { name: /^省平台 .* 4,400 0 1,205 1,205 .* 核对一致/ }).waitFor();
    // A city’s own doing is not for the province.
    expect(await page.getByRole('button', { name: /送出|^处理|^填报|^编辑|逐行结果/ }).count()).toBe(0);

    api.cities.overtake();
    await page.getByRole('button', { name: '更改状态' }).click();
    const dialog = page.getByRole('dialog', { name: '更改接入状态' });
    await dialog.getByText('接收本市系统的数据').waitFor();
    await dialog.getByRole('radio', { name: '已切换' }).check();
    await dialog.getByText('不再接收本市系统的任何数据，群众只在省平台报备').waitFor();
    await dialog.getByRole('button', { name: '确认更改' }).click();
    await dialog.getByText('请写明理由。').waitFor();
    expect(sentTo(desk, /4101$/)).toEqual([]);
    await dialog.getByLabel('理由').fill('已全部改用省平台');
    await dialog.getByRole('button', { name: '确认更改' }).click();
    await dialog.getByText('打开之后已有人改过').waitFor();
    await expectGoodToUse(page);
    await dialog.getByRole('button', { name: '确认更改' }).click();
    await page.getByRole('status').getByText('已更改。').waitFor();
    await page.getByText(/由 province-41 决定：已全部改用省平台/).waitFor();
    const sent = sentTo(desk, /4101$/);
    expect(sent.map(({ headers }) => headers['if-match'])).toEqual(['"2"', '"3"']);
    expect(sent.at(-1)?.body).toEqual({ state: 'cut-over', freshHours: 24, reason: '已全部改用省平台' });
    await expectGoodToUse(page);
  });
});

describe('a city', () => {
  it('can send nothing before there is a mapping, and is told so', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, api, open } = desk;
    api.cities.clear();
    await open(own);
    await page.getByText('还没有收到文件。').waitFor();
    await page.getByText('还没有对照表，无法读取文件').waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
    await expectGoodToUse(page);
  });

  it('tries a file unless that is switched off, and the same file is not imported twice', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, open } = desk;
    await open(own);
    const input = page.locator('input[type=file]');
    await input.setInputFiles(csv('报备.xlsx'));
    await page.getByText('这是电子表格').waitFor();
    await input.setInputFiles(csv('报备.csv'));
    expect(await page.getByRole('switch', { name: '先试导入，不写入' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '试导入' }).click();
    const line = lineOf(page, '报备.csv');
    await line.getByText('试导入', { exact: true }).waitFor();
    await line.getByText('已完成').waitFor();
    await line.getByText('请先下载逐行结果').waitFor();
    await input.setInputFiles(csv('报备.csv'));
    await page.getByRole('switch').uncheck();
    await page.getByText('将写入省平台').waitFor();
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '正式导入' }).click();
    await expect.poll(() => line.count()).toBe(2);
    await input.setInputFiles(csv('报备.csv'));
    // It is switched on again for the next.
    await page.getByRole('switch', { checked: true }).uncheck();
    await page.getByRole('button', { name: '正式导入' }).click();
    await page.getByText('在 72 小时内已经送过').waitFor();
    const sent = sentTo(desk, /\/files$/);
    expect(sent.map(({ body }) => (body as { isDryRun: boolean }).isDryRun)).toEqual([true, false, false]);
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(3);
  });

  it('puts a file beyond 3 MB where it is told to, and hears when that is refused', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, open } = desk;
    const puts: number[] = [];
    await page.route(uploads, (route) => {
      puts.push(route.request().postDataBuffer()?.length ?? 0);
      return route.fulfill({ status: puts.length === 1 ? 403 : 200 });
    });
    await open(own);
    await page.locator('input[type=file]').setInputFiles(csv('全市.csv', mostSentBytes + 1));
    await page.getByRole('button', { name: '试导入' }).click();
    await page.getByText('文件未上传成功（403）').waitFor();
    await page.getByRole('button', { name: '试导入' }).click();
    await lineOf(page, '全市.csv').first().waitFor();
    expect(puts).toEqual([mostSentBytes + 1, mostSentBytes + 1]);
    // The second try asks for another address: the first may have run out.
    const asked = sentTo(desk, /\/uploads$/);
    expect(asked.map(({ body }) => body)).toEqual(Array(2).fill({ name: '全市.csv', isDryRun: true }));
    expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
  });

  it('sees what came of each file, why one was not used, and fetches the rows’ outcomes for 72 hours', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await page.route(outcomesUrl, (route) =>
      route.fulfill({
        headers: { 'Content-Disposition': 'attachment; filename="outcomes.csv"' },
        body: 'line,outcome\n',
      }),
    );
    await open(own);
    const real = lineOf(page, '报备-0120.csv').filter({ hasText: '总行数' });
    expect((await real.innerText()).replace(/\s+/g, ' ')).toMatch(
      /city-4101 送 · 47.1 KB · 对照表第 3 版 总行数 1,250 新增报备 1,180 .*冲突，待处理 2 不合格 3/,
    );
    expect(await real.getByText('晚到的旧数据').count()).toBe(0);
    await lineOf(page, '报备-0120-试.csv').getByText('再送同一份文件').waitFor();
    const refused = lineOf(page, '报备-错.csv');
    await refused.getByText('表头缺少必需的列。').waitFor();
    await refused.getByText('涉及的列：手机号码、目的社区（村）').waitFor();
    await page.getByRole('button', { name: '显示更早的' }).click();
    await lineOf(page, '报备-0116.csv').getByText('已超过 72 小时，逐行结果已删除').waitFor();
    const arrives = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载逐行结果：报备-0120.csv' }).click();
    expect((await arrives).suggestedFilename()).toBe('outcomes.csv');
  });

  it('decides a conflict with a reason; two that are kept beside each other are the officer’s', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, open } = desk;
    await open(own);
    const late = lineOf(page, '城市系统要撤销');
    await late.getByText('预计到达时间已过或已办结').waitFor();
    await late.getByText('第 17 行 “报备-0120.csv”').waitFor();
    expect(await late.getByRole('link', { name: '查看报备' }).getAttribute('href')).toBe(
      `#/declarations/${caseId(1)}`,
    );
    const held = lineOf(page, '城市系统另报一份');
    await held.getByText('处理', { exact: true }).click();
    await held.getByText('由专管员核实；这里只能确认以省平台为准').waitFor();
    expect(await held.getByRole('radio').count()).toBe(0);
    await late.getByText('处理', { exact: true }).click();
    await late.getByRole('button', { name: '确认处理第 17 行' }).click();
    await late.getByText('请选择以哪边为准。').waitFor();
    await late.getByRole('radio', { name: '以城市系统为准' }).check();
    await late.getByLabel('理由').fill('本人确认不来');
    await late.getByRole('button', { name: '确认处理第 17 行' }).click();
    await page.getByText('待处理 1 条').waitFor();
    await page.getByText('最近已处理 2 条').click();
    await page.getByText('2026-01-20 14:10 city-4101：本人确认不来').waitFor();
    expect(sentTo(desk, /\/c1\/decision$/)[0]?.body).toEqual({ decision: 'theirs', reason: '本人确认不来' });
  });

  it('sees on which day the counts of both sides differ, and enters its own', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, open } = desk;
    await open(own);
    const days = page.getByRole('group', { name: '双方数据核对' });
    await days.getByRole('row', { name: /^1月19日 周一 一致 1,173 21 1,173 21/ }).waitFor();
    await days.getByRole('row', { name: /^1月18日 周日 相差：报备 \+3，撤销 −1/ }).waitFor();
    await days.getByRole('row', { name: /^1月20日 周二 未报 1,180 20 — —/ }).waitFor();
    await days.getByRole('button', { name: '填报 1月20日 周二' }).click();
    const dialog = page.getByRole('dialog', { name: /1月20日/ });
    await dialog.getByLabel('当天提交、没有撤销的').fill('1180');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写不小于 0 的整数。').waitFor();
    await expectGoodToUse(page);
    await dialog.getByLabel('当天提交、后来撤销的').fill('20');
    await dialog.getByRole('button', { name: '保存' }).click();
    await days.getByRole('row', { name: /^1月20日 .*一致/ }).waitFor();
    expect(sentTo(desk, /counts/)).toMatchObject([
      { path: '/v1/city-systems/4101/counts/2026-01-20', body: { declared: 1_180, withdrawn: 20 } },
    ]);
  });

  it('is not shown another city, nor is a county', async () => {
    for (const region of ['4101', '410105']) {
      const { page, open } = await aDesk(browser, region);
      await open('#/city-systems/4102');
      await page.getByText('由省级和相应的市级查看。').waitFor();
    }
  });
});

describe('the mapping of a city', () => {
  const rowOf = (page: Page, field: string) =>
    page.locator('.city-field').filter({ has: page.getByLabel(`${field}从哪里来`) });

  it('is read as a table, edited field by field, and saved over the version that was seen', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, open } = desk;
    await open(own);
    const table = page.getByRole('group', { name: '对照表' });
    await table
      .getByRole('row', { name: /^来豫或返豫 必需 类型 来豫 coming：来郑 ?返豫 returning：返郑、回郑/ })
      .waitFor();
    await table.getByRole('row', { name: /^有无中高风险地区旅居 必需 固定为 无 no/ }).waitFor();
    await table.getByRole('row', { name: /^目的社区（村） 必需 社区 2 个社区（村）另有写法/ }).waitFor();
    await page.getByRole('button', { name: '编辑' }).click();
    await rowOf(page, '车牌').getByLabel('车牌从哪里来').selectOption('column');
    await page.getByLabel('车牌的列名').fill('车牌号，车号');
    // A name with a comma in it is kept as one.
    expect(await page.getByLabel('姓名的列名', { exact: true }).inputValue()).toBe('姓名, "报备人, 本人"');
    const transport = rowOf(page, '交通方式');
    await transport.getByText('取值的写法').click();
    await transport.getByLabel('交通方式：飞机 plane').fill('飞机, 航班');
    const communities = page.getByLabel('社区（村）的写法');
    await communities.fill('410105001001,文化路一社区\n文二\n410105001002\t文化路二社区');
    await page.getByText('这些行不是“12 位代码,写法”：第 2 行').waitFor();
    expect(await page.getByRole('button', { name: '保存为新一版' }).isDisabled()).toBe(true);
    await communities.fill('410105001001,文化路一社区\n410105001002\t文化路二社区');
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '保存为新一版' }).click();
    await page.getByText('已保存为第 4 版').waitFor();
    const [sent] = sentTo(desk, /\/mapping$/);
    expect(sent?.headers['if-match']).toBe('"3"');
    const { columns } = sent?.body as { columns: { field: string; headers: string[]; codes?: object }[] };
    const of = (field: string) => columns.find((one) => one.field === field);
    expect(of('plate')).toEqual({ field: 'plate', headers: ['车牌号', '车号'] });
    expect(of('name')).toEqual({ field: 'name', headers: ['姓名', '报备人, 本人'] });
    expect(of('transport')?.codes).toMatchObject({ plane: ['飞机', '航班'], car: ['私家车'] });
    expect(of('community')?.codes).toEqual({
      '410105001001': ['文化路一社区'],
      '410105001002': ['文化路二社区'],
    });
  });

  it('is refused at the fields that are wrong, each a way there', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, api, open } = desk;
    api.cities.clear();
    await open(own);
    await page.getByRole('button', { name: '填写对照表' }).click();
    await page.getByRole('button', { name: '保存为新一版' }).click();
    await page
      .getByRole('alert')
      .getByText(/^有 \d+ 处需要改正/)
      .waitFor();
    await page.getByRole('button', { name: '告知书版本' }).click();
    expect(await page.getByLabel('告知书版本').evaluate((input) => input === document.activeElement)).toBe(
      true,
    );
    await rowOf(page, '姓名').getByText('至少需要一项。').waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: '对照表.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"privacyNotice":"1","columns":[{"field":"nobody","headers":["a"]}]}'),
    });
    await page.getByText('这个文件不是对照表，或有一处不对：columns/0/field').waitFor();
    const content = {
      privacyNotice: '2026-1',
      columns: [
        { field: 'reference', headers: ['编号'] },
        { field: 'phone', headers: ['编号'] },
        { field: 'transport', headers: ['交通'], codes: { train: ['高铁'], car: ['高铁'], boat: ['船'] } },
      ],
    };
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: '对照表.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) },
    });
    await page.getByText('已读入文件，核对后保存。').waitFor();
    await page.getByRole('button', { name: '保存为新一版' }).click();
    await rowOf(page, '手机号码').getByText('同一个列名对应了两项').waitFor();
    await rowOf(page, '交通方式').getByText('同一个写法对应了两个代码').waitFor();
    await rowOf(page, '交通方式').getByText('不是省平台的代码').waitFor();
    await rowOf(page, '证件号码').getByText('缺少必需项的对应').waitFor();
    await page.getByRole('button', { name: '交通方式' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      '交通方式从哪里来',
    );
    await expectGoodToUse(page);
    expect(sentTo(desk, /\/mapping$/)[0]?.headers['if-match']).toBe('"0"');
  });

  it('that somebody else saved meanwhile overwrites nothing, and what was typed is not lost', async () => {
    const desk = await aDesk(browser, '4101');
    const { page, api, open } = desk;
    await open(own);
    await page.getByRole('button', { name: '编辑' }).click();
    await page.getByLabel('告知书版本').fill('2026-3');
    api.cities.overtake();
    await page.getByRole('button', { name: '保存为新一版' }).click();
    await page.getByText('打开之后已有人保存了第 4 版').waitFor();
    await page.getByRole('button', { name: '保留我的修改' }).click();
    expect(await page.getByLabel('告知书版本').inputValue()).toBe('2026-3');
    const arrives = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出文件' }).click();
    expect((await arrives).suggestedFilename()).toBe('对照表-4101.json');
    await page.getByRole('button', { name: '保存为新一版' }).click();
    await page.getByText('已保存为第 5 版').waitFor();
    expect(sentTo(desk, /\/mapping$/).map(({ headers }) => headers['if-match'])).toEqual(['"3"', '"4"']);
  });
});

describe('the screen', () => {
  it('says what can’t be told for now, and is good to use in English, in the dark and on a phone', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/exports');
    await page.getByText('可下载至').first().waitFor();
    api.fail(503);
    await page.getByRole('link', { name: '城市系统' }).click();
    await page.getByText('系统正忙').waitFor();
    api.fail(undefined);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('待处理 2 条').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('2 to be decided').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Columns of phone').waitFor();
    await expectGoodToUse(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    await expectGoodToUse(page);
  });
});
