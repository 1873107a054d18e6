import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { aBrowser, expectToFit, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages } from './a-desk.ts';
import { aCase, caseId, someName } from './some-cases.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const today = '2026-01-20';
const phone = { viewport: { width: 390, height: 844 } };

describe('a jurisdiction', () => {
  it('is kept when the address is edited by hand', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('#/regions/4102');
    await page.getByText('该地区不在您的辖区内。').waitFor();
    await expect(page.getByRole('list', { name: '关键数字' }).count()).resolves.toBe(0);
    await open('#/regions/410202/declarations');
    await page.getByText('该地区不在您的辖区内。').waitFor();
    await page.getByRole('link', { name: '回到本辖区' }).click();
    await page.getByRole('heading', { level: 1, name: '郑州市' }).waitFor();
  });

  it('can be looked out of for a purpose and a reason, with small counts kept back', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/regions/4102');
    await page.getByRole('link', { name: '申请越区查询' }).click();
    await page.getByRole('button', { name: '开始查看' }).click();
    await page.getByText('请选择用途。').waitFor();
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
    await page.getByRole('radio', { name: '跨区协查' }).check();
    await page.getByLabel('理由').fill('协查确诊病例的同行人');
    await page.getByRole('button', { name: '开始查看' }).click();
    await page.getByText('已开始：开封市，到 17:10 为止。').waitFor();
    await page.getByRole('cell', { name: '协查确诊病例的同行人' }).waitFor();
    await page.getByRole('link', { name: '打开统计' }).click();
    await page.getByText('小于 5 的数不显示').waitFor();
    await page.getByText('<5').first().waitFor();
  });

  it('ends at the county for lists: above it there are figures and the way down', async () => {
    const { page, api, open } = await aDesk(browser, '41');
    await open('#/regions/4101/declarations');
    await page.getByText('清单从县（市、区）起查看').waitFor();
    expect(api.asked.some(({ path }) => path === '/v1/declarations')).toBe(false);
    await page.getByRole('group', { name: '下级排名' }).getByRole('link', { name: '金水区' }).click();
    await page.getByText('已显示 20 件').waitFor();
  });
});

describe('a list', () => {
  it('is filtered by the address and read page by page', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/declarations?from=2026-01-14&to=2026-01-21');
    await page.getByText('已显示 20 件').waitFor();
    await page.getByRole('button', { name: '再看一些' }).click();
    await page.getByRole('button', { name: '再看一些' }).click();
    await page.getByText('已显示 47 件 · 全部显示完毕').waitFor();
    await page.getByLabel('状态').selectOption('unreachable');
    await page.waitForURL(/state=unreachable/);
    await page.getByText('已显示 9 件').waitFor();
    await page.reload();
    await page.getByText('已显示 9 件').waitFor();
  });

  it('turns pages that are empty until there is something, and says what was counted here and is elsewhere', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open(`#/regions/410105/declarations?from=${today}&to=${today}&metric=arrived.high-risk`);
    await page.getByText('指标“高风险地区到达”在所选日期计入的报备').waitFor();
    const turned = () => api.asked.filter(({ path }) => path === '/v1/declarations').length;
    await expect.poll(turned).toBe(15);
    await page.getByText('已显示 1 件').waitFor();
    await page.getByRole('button', { name: '再看一些' }).click();
    await page
      .getByText('已显示 2 件 · 全部显示完毕 · 另有 1 件计入这里，现由您辖区以外负责，不显示')
      .waitFor();
    expect(turned()).toBe(18);
  });

  it('is of the figure that is chosen, and says when that can’t be told of days that have passed', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/declarations?from=2026-01-12&to=2026-01-13');
    await page.getByText('按预计到达日期').waitFor();
    await page.getByLabel('指标').selectOption('pending');
    await page.waitForURL(/metric=pending/);
    await page.getByText('指标“待核查”只能按现在给出').waitFor();
    await page.getByLabel('指标').selectOption('arrived');
    await page.getByText('指标“到达”在所选日期计入的报备').waitFor();
  });
});

describe('a case', () => {
  it('shows the person for a purpose and a reason only, and who looked stands beneath', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open(`#/declarations/${caseId(0)}`);
    await page.getByText('张*明').first().waitFor();
    await page.getByText('由郑州市系统导入的修改').waitFor();
    await page.getByText('导入 0mkx0000a-0000000000000001 第 3 行').waitFor();
    await expect(page.getByText(someName(0)).count()).resolves.toBe(0);
    await page.getByRole('button', { name: '显示个人信息' }).click();
    const dialog = page.getByRole('dialog', { name: '显示个人信息' });
    await dialog.getByRole('button', { name: '记录并显示' }).click();
    await dialog.getByText('请写至少 4 个字的理由。').waitFor();
    expect(api.asked.some(({ path }) => path.endsWith('/unmasking'))).toBe(false);
    await dialog.getByRole('radio', { name: '流调溯源' }).check();
    await dialog.getByLabel('理由').fill('核实同车厢密接');
    await dialog.getByRole('button', { name: '记录并显示' }).click();
    await page.getByText(someName(0)).first().waitFor();
    expect(api.asked.find(({ path }) => path.endsWith('/unmasking'))?.body).toEqual({
      purpose: 'contact-tracing',
      reason: '核实同车厢密接',
    });
    await page.getByRole('row', { name: /显示个人信息.*流调溯源.*核实同车厢密接/ }).waitFor();
    await page.getByRole('button', { name: '恢复脱敏' }).click();
    await expect.poll(() => page.getByText(someName(0)).count()).toBe(0);
  });

  it('says what was told on arrival, and beneath it what the form said otherwise (requirements C2)', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(`#/declarations/${caseId(0)}`);
    await page.getByText('个人信息已脱敏').waitFor();
    const facts = await page.locator('.facts > div').allInnerTexts();
    const asked = facts.map((fact) => fact.replace(/\s+/g, ' ')).filter((fact) => /所述|所填/.test(fact));
    expect(asked).toEqual([
      '交通（到达时所述） 火车 G79',
      '症状（到达时所述） 无',
      '风险区旅居（到达时所述） 无',
      '风险区旅居（报备时所填） 广东 440305 2026-01-10 至 2026-01-18',
    ]);
  });

  it('tells on a phone who looked without a break inside a word', async () => {
    const { page, open } = await aDesk(browser, '410105', phone);
    await open(`#/declarations/${caseId(0)}`);
    await page.getByRole('button', { name: 'English' }).click();
    const views = page.getByRole('group', { name: 'Who looked' });
    await views.getByText('county-410105').first().waitFor();
    const brokenWords = await views.evaluate((table) => {
      const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[\w-]+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (range.getClientRects().length > 1) broken.push(word);
        }
      return broken;
    });
    expect(brokenWords).toEqual([]);
    await expectToFit(page);
  });

  it('is asked for once only, however long it stands open: each answer is a view on record', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await page.clock.install();
    await open(`#/declarations/${caseId(0)}`);
    await page.getByText('个人信息已脱敏').waitFor();
    const views = () => api.asked.filter(({ path }) => path.endsWith('/views')).length;
    const before = views();
    await page.clock.fastForward(61_000);
    await expect.poll(views).toBeGreaterThan(before);
    const asked = api.asked.filter(({ path }) => path === `/v1/declarations/${caseId(0)}`);
    expect(asked).toHaveLength(1);
  });

  it('that was opened by a link leads to its list, with the keyboard too', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(`#/declarations/${caseId(0)}`);
    const ways = page.getByRole('navigation', { name: '回到清单' });
    await ways.getByRole('link', { name: '金水区' }).waitFor();
    expect(await ways.getByRole('link', { name: '郑州市' }).count()).toBe(0);
    const back = ways.getByRole('link', { name: /预计到达的清单$/ });
    await page.getByRole('link', { name: '跳到正文' }).focus();
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 5; presses += 1) {
      if (await back.evaluate((link) => link === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    const { place, expectedArrivalAt } = aCase(0);
    const day = shanghaiDate(new Date(expectedArrivalAt));
    await page.waitForURL(new RegExp(`#/regions/${place}/declarations\\?from=${day}&to=${day}$`));
  });

  it('that does not exist, or is somebody else’s, reads as not found, with the way home', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(`#/declarations/${'x'.repeat(22)}`);
    await page.getByRole('heading', { name: '没有找到' }).waitFor();
    await page.getByRole('link', { name: '回到本辖区' }).click();
    await page.getByRole('heading', { level: 1, name: '金水区' }).waitFor();
  });
});

describe('a county', () => {
  it('enters what it has', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open('');
    await page.getByText('县（市、区）尚未登记能力').waitFor();
    // What nobody has entered is not none: nothing is said to lack.
    expect(await page.getByText(/^缺 /).count()).toBe(0);
    await open('#/regions/410105/capacity');
    expect(await page.getByLabel('集中隔离床位（间）').inputValue()).toBe('');
    await page.getByLabel('集中隔离床位（间）').fill('320');
    await page.getByLabel('每日核酸检测（份）').fill('45000');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存。').waitFor();
    expect(api.asked.find(({ method }) => method === 'PUT')).toMatchObject({
      path: '/v1/capacities/410105',
      body: { quarantinePlaces: 320, testsADay: 45_000 },
    });
  });
});

it('the first screen needs at most 250 KB of compressed script before the charts', () => {
  const folder = new URL('../../../dist/web/desk/', import.meta.url);
  const page = readFileSync(new URL('index.html', folder), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(new URL(path, folder))).length, 0);
  expect(bytes).toBeLessThanOrEqual(250 * 1024);
});
