import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aFinding, idOf } from '../some-findings.ts';
import { aDesk, closePages, type Desk } from './a-desk.ts';
import { caseId, hoursAgo, putSomeFindings } from './some-findings.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const community = '410105001003';
const township = '410105001';
const county = '410105';

/** The desk of a region with one finding, opened beside its board. */
async function withOne(region: string, given: Partial<Parameters<typeof aFinding>[0]> = {}) {
  const desk = await aDesk(browser, region);
  const place = given.place ?? community;
  const one = aFinding({
    ...{ n: 1, rule: 'contact-unmanaged', place, openedAt: hoursAgo(2), name: '周强' },
    ...given,
  });
  const id = idOf(one);
  desk.api.findings.put(one);
  await desk.open(`#/regions/${region}/findings?shown=${id}`);
  const drawer = desk.page.getByRole('dialog', { name: '线索详情' });
  await drawer.getByText('要做什么').waitFor();
  return { ...desk, id, drawer };
}

const stepsIn = ({ api }: Pick<Desk, 'api'>) =>
  api.asked
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/steps'))
    .map(({ body }) => body);
const rows = (page: Page) => page.getByRole('group', { name: '线索' }).getByRole('row');

describe('the board of a county', () => {
  it('tells of each how old it is, what, about whom and where, and how far up it has gone', async () => {
    const { page, api, open } = await aDesk(browser, county);
    putSomeFindings(api.findings);
    await open('');
    await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '线索' }).click();
    await page
      .getByRole('row', {
        name: /^王\* 核酸阳性无人管理 漏管 30 小时 2026-01-19 10:10 超期 .*体育社区.* 县（市、区）$/,
      })
      .waitFor();
    await page
      .getByRole('row', { name: /^张\*明 应检未检 失访脱管 4 小时 2026-01-21 10:10 .*第 2 次/ })
      .waitFor();
    await page.getByRole('row', { name: /^姓名不详 协查人员无人管理/ }).waitFor();
    await page.getByText('已显示 4 条 · 全部显示完毕').waitFor();
    await expectGoodToUse(page);
  });

  it('is filtered by state and rule, and the address says so', async () => {
    const { page, api, open } = await aDesk(browser, county);
    putSomeFindings(api.findings);
    await open(`#/regions/${county}/findings`);
    await page.getByLabel('规则').selectOption({ label: '应检未检' });
    await page.getByText('已显示 1 条').waitFor();
    expect(page.url()).toMatch(/findings\?rule=test-overdue$/);
    await page.getByRole('link', { name: '已办结' }).click();
    await page.getByText('还没有办结的线索。').waitFor();
    expect(page.url()).toMatch(/state=closed&rule=test-overdue$/);
    await page.getByLabel('规则').selectOption({ label: '全部规则' });
    await page
      .getByRole('row', { name: /^陈\*兰 次密接未管控 漏管 2026-01-20 10:10 4 小时 不在河南/ })
      .waitFor();
  });

  it('is read page by page', async () => {
    const { page, api, open } = await aDesk(browser, county);
    for (let n = 0; n < 45; n += 1)
      api.findings.put(
        aFinding({ n, rule: 'contact-unmanaged', place: community, openedAt: hoursAgo(1 + n) }),
      );
    await open(`#/regions/${county}/findings`);
    await page.getByText('已显示 20 条').waitFor();
    await page.getByRole('button', { name: '再看一些' }).click();
    await page.getByText('已显示 40 条').waitFor();
    await page.getByRole('button', { name: '再看一些' }).click();
    await page.getByText('已显示 45 条 · 全部显示完毕').waitFor();
    expect(await rows(page).count()).toBe(46);
  });

  it('is not that of another jurisdiction', async () => {
    const { page, open } = await aDesk(browser, county);
    await open('#/regions/410102/findings');
    await page.getByText('该地区不在您的辖区内。').waitFor();
  });

  it('is found from the files of feeds', async () => {
    const { page, open } = await aDesk(browser, county);
    await open('#/comparison');
    await page.getByRole('link', { name: '查看比对发现的线索' }).click();
    await page.getByText('没有待核查的线索。').waitFor();
    expect(page.url()).toMatch(/#\/findings$/);
  });
});

describe('above the county', () => {
  it('there are the figures of each region below, the most overdue first, each a way down to its lines', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    putSomeFindings(api.findings);
    await open('#/regions/4101/findings');
    const figures = page.getByRole('group', { name: '下级线索' });
    await figures.locator('tfoot').waitFor();
    const heads = await figures.locator('thead th').allInnerTexts();
    expect(heads).toEqual([
      ...['地区', '逾期线索', '在办线索', '新增线索', '办结线索', '线索办结用时中位数', '比对查全率'],
    ]);
    const overdue = (await figures.locator('tbody td:nth-child(2)').allInnerTexts()).map(Number);
    expect(overdue.length).toBeGreaterThan(10);
    expect(overdue).toEqual(overdue.toSorted((one, other) => other - one));
    const asked = api.asked.findLast(({ path }) => path === '/v1/statistics')?.query;
    expect(asked).toMatchObject({ region: '4101', from: '2026-01-14', to: '2026-01-20' });
    await figures.getByRole('link', { name: '金水区' }).click();
    await page.getByText('已显示 4 条').waitFor();
    expect(page.url()).toMatch(/#\/regions\/410105\/findings$/);
  });

  it('there are the lines that no region below has, which are handed down', async () => {
    const { page, drawer, id, api } = await withOne('4101', { place: '4101' });
    await drawer.getByRole('radio', { name: '转给其他单位' }).check();
    const form = drawer.getByRole('region', { name: '办理' });
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('请选择地区。').waitFor();
    await form.getByLabel('县（市、区）').selectOption({ label: '金水区' });
    await form.getByLabel('街道（乡镇）').selectOption({ label: '经八路街道' });
    await form.getByLabel('说明').fill('数据行所列住址在经八路');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('已保存。').waitFor();
    await drawer.getByRole('list', { name: '经过' }).getByText('转给').waitFor();
    expect(api.findings.of(id)?.place).toBe(township);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByText('没有未落到县（市、区）的线索。').waitFor();
    await expectGoodToUse(page);
  });
});

describe('a finding', () => {
  it('says what is asked, on what it rests down to the line of the file, and masks the person above the township', async () => {
    const { page, drawer } = await withOne(county);
    const said = (await drawer.innerText()).replace(/\s+/g, ' ');
    expect(said).toMatch(/密接无人管理 周\*/);
    expect(said).toMatch(/核酸检测结果 2026-01-20 11:10 检测结果 阳性 .*检测机构 市疾控中心/);
    expect(said).toMatch(/出处：2026-01-20 11:40 收到的文件，第 1,204 行/);
    expect(said).toMatch(/电话 \*{7}8000/);
    expect(await page.content()).not.toContain('410105199003078515');
    await expectGoodToUse(page);
  });

  it('is a page of its own at its own address, which can be sent on', async () => {
    const { page, drawer, id } = await withOne(county);
    await drawer.getByRole('link', { name: '在新页打开' }).click();
    await page.getByRole('heading', { level: 1, name: '线索详情' }).waitFor();
    expect(page.url()).toContain(`#/findings/${id}`);
    await page.getByRole('link', { name: '金水区的线索' }).click();
    await page.getByText('已显示 1 条').waitFor();
  });

  it('is tried and closed by the township, and shows at once what was done', async () => {
    const desk = await withOne(township);
    const { page, drawer, id, api } = desk;
    const form = drawer.getByRole('region', { name: '办理' });
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('请选择。').waitFor();
    await form.getByRole('radio', { name: '登记联系' }).check();
    await form.getByRole('radio', { name: '上门走访' }).check();
    await form.getByRole('radio', { name: '没有联系上' }).check();
    await form.getByRole('button', { name: '保存' }).click();
    const history = drawer.getByRole('list', { name: '经过' });
    await history.getByText('上门走访没有联系上').waitFor();
    await form.getByRole('radio', { name: '办结' }).check();
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('请写明情况。').waitFor();
    await form.getByRole('radio', { name: '已在别处管控' }).check();
    await form.getByLabel('说明').fill('在郑东新区集中隔离');
    await expectGoodToUse(page);
    await form.getByRole('button', { name: '保存' }).click();
    await history.getByText('办结：已在别处管控').waitFor();
    await form.waitFor({ state: 'detached' });
    expect(stepsIn(desk)).toEqual([
      { kind: 'contact', means: 'visit', reached: false },
      { kind: 'closure', outcome: 'controlled-elsewhere', note: '在郑东新区集中隔离' },
    ]);
    expect(api.findings.of(id)?.state).toBe('closed');
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByText('没有待核查的线索。').waitFor();
  });

  it('is handed up by the township to its county, and is whole to who has it', async () => {
    const { drawer, id, api } = await withOne(township, { place: township });
    await drawer.getByText('13800138000').waitFor();
    await drawer.getByRole('radio', { name: '转给其他单位' }).check();
    await drawer.getByRole('radio', { name: '上级（金水区）' }).check();
    await drawer.getByLabel('说明').fill('人在外街道，请县里协调');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByRole('list', { name: '经过' }).getByText('金水区').waitFor();
    expect(api.findings.of(id)?.place).toBe(county);
  });

  it('is corrected with a reason by a level above the one that answers for it, and by no other', async () => {
    const own = await withOne(township, { place: township });
    await own.drawer.getByRole('radio', { name: '写备注' }).waitFor();
    expect(await own.drawer.getByRole('radio', { name: /^更正/ }).count()).toBe(0);
    const desk = await withOne(county);
    await desk.drawer.getByRole('radio', { name: '更正（数据有误）' }).check();
    await desk.drawer.getByLabel('说明').fill('名单重复报送');
    await desk.drawer.getByRole('button', { name: '保存' }).click();
    await desk.drawer.getByText('办结：数据有误，已更正').waitFor();
    expect(stepsIn(desk)).toEqual([{ kind: 'correction', note: '名单重复报送' }]);
  });

  it('that is owed of a declaration is done there, and closes by itself; nobody closes it by hand', async () => {
    const owed = { rule: 'test-overdue', declaration: caseId(3) } as const;
    const evidence = [{ ref: 'test', at: hoursAgo(3).toISOString(), told: { testDate: '2026-01-19' } }];
    const { page, drawer } = await withOne(county, { ...owed, evidence });
    await drawer.getByText('在报备里办好要求的事后，这条线索会自动办结').waitFor();
    const said = (await drawer.getByRole('list', { name: '比对依据' }).innerText()).replace(/\s+/g, ' ');
    expect(said).toBe('系统按管理记录判断 2026-01-20 11:10 应检日期 1月19日 周一');
    expect(await drawer.getByRole('radio', { name: '办结' }).count()).toBe(0);
    await expectGoodToUse(page);
    await drawer.getByRole('link', { name: '打开报备详情' }).click();
    await page.getByText('个人信息已脱敏').waitFor();
  });

  it('that somebody else has closed meanwhile says so, and nothing that was written is lost', async () => {
    const { id, api, drawer } = await withOne(township);
    api.findings.close(id, 'settled');
    await drawer.getByRole('radio', { name: '办结' }).check();
    await drawer.getByRole('radio', { name: '情况已不存在' }).check();
    await drawer.getByLabel('说明').fill('已不在本地');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByRole('alert').getByText('该线索已办结，不能再处理。').waitFor();
    expect(await drawer.getByLabel('说明').inputValue()).toBe('已不在本地');
  });

  it('that is unknown, or elsewhere, is not shown', async () => {
    const { page, api, open } = await aDesk(browser, '410102');
    const one = aFinding({ n: 1, rule: 'contact-unmanaged', place: community, openedAt: hoursAgo(1) });
    api.findings.put(one);
    await open(`#/findings/${idOf(one)}`);
    await page.getByText('没有找到这条线索，或者它不在您的辖区。').waitFor();
    await expectGoodToUse(page);
  });

  it('is told in English', async () => {
    const { page, api, open } = await aDesk(browser, county);
    putSomeFindings(api.findings);
    await open(`#/regions/${county}/findings`);
    await page.getByRole('button', { name: 'English' }).click();
    await page
      .getByRole('row', { name: /PCR positive, and nobody looks after them missed 30 h .*overdue/ })
      .waitFor();
    await page.getByRole('link', { name: '王*' }).click();
    await page.getByText('Which feed said what').waitFor();
    await page.getByRole('radio', { name: 'Record a try' }).waitFor();
    await expectGoodToUse(page);
  });
});
