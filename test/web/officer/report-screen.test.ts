import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noFigures } from '../../support/a-report.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import type { FakeCall } from '../built-site.ts';
import { aPhone } from './a-phone.ts';
import { aConfirmation, aLine, aReport, busyFigures, caseId, community, unmanned } from './some-reports.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
pictureFailures(() => browser);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
/** What is said of the report as a whole. */
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });
/** What of the calls of an app reports a day. */
const sentIn = (asked: readonly FakeCall[]) =>
  asked.filter(({ method }) => method === 'POST').map(({ body }) => body);

describe('the day of an officer', () => {
  it('says that the report waits, until when, and that it was sent', async () => {
    const { page, reports, open, at } = await aPhone(browser);
    reports.put(aReport());
    await open('');
    at('08:12');
    await link(page, '日报待上报 09:00 前').click();
    await button(page, /确认上报/).click();
    await status(page, '今天 08:12 已上报').waitFor();
    await link(page, '返回').click();
    await link(page, '日报 昨天的已于 08:12 上报').waitFor();
  });

  it('says that it is late, and that it was missed', async () => {
    const { page, reports, open, at } = await aPhone(browser);
    reports.put(aReport());
    at('10:00');
    await open('');
    await link(page, '日报待上报 已逾期，12:00 截止').waitFor();
    at('12:30');
    await page.reload();
    await link(page, '日报未上报 已截止').waitFor();
  });
});

describe('the daily report of a community', () => {
  it('shows what the data say of yesterday, is confirmed in one touch, and then says by whom and when', async () => {
    const { page, reports, asked, open, at } = await aPhone(browser);
    reports.put(aReport());
    await open('#/report');
    await status(page, '请在今天 09:00 前确认上报，上报后不能修改。').waitFor();
    const figures = page.getByRole('region', { name: '上报的数字' });
    await figures
      .getByRole('listitem')
      .filter({ hasText: /^到达1之后得知 \+1，共 2$/ })
      .waitFor();
    await figures
      .getByRole('listitem')
      .filter({ hasText: /^核查2$/ })
      .waitFor();
    // Zeros are said, each of them.
    await figures.getByText('阳性 0', { exact: true }).waitFor();
    await expectGoodToUse(page);
    await page.getByLabel('备注').fill('两人均已到家');
    at('08:12');
    await button(page, /^确认上报 1月17日 周六 · 到达 2、报备 3、核查 2$/).click();
    await status(page, '今天 08:12 已上报由您（王建国）上报').waitFor();
    await page.getByText('两人均已到家').waitFor();
    expect(await button(page, /确认上报/).count()).toBe(0);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect(sentIn(asked)).toMatchObject([{ attests: 'figures', remarks: '两人均已到家' }]);
  });

  it('is a zero report when nothing happened, said in one sentence, with every zero behind it', async () => {
    const { page, reports, asked, open } = await aPhone(browser);
    reports.put(aReport({ figures: noFigures }));
    await open('#/report/2026-01-17');
    await page.getByText('这一天没有任何动态，各项均为 0。').waitFor();
    expect(await page.getByText('阳性 0').isVisible()).toBe(false);
    await page.getByText('看各项数字').click();
    await page.getByText('阳性 0').waitFor();
    await button(page, /^零报告：确认上报/).click();
    await status(page, '零报告').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectGoodToUse(page);
    expect(sentIn(asked)).toMatchObject([{ attests: 'figures' }]);
  });

  it('says that it is late, then that it was missed, and can no longer be confirmed', async () => {
    const { page, reports, open, at } = await aPhone(browser);
    reports.put(aReport());
    at('09:20');
    await open('#/report');
    await status(page, '已过今天 09:00，请马上确认上报，上报后不能修改。今天 12:00 截止。').waitFor();
    // Nothing more is read before the button is touched.
    await link(page, '1月11日 周日 没有日报').waitFor();
    at('12:00');
    await button(page, /确认上报/).click();
    await status(page, '已于今天 12:00 截止，未上报，已列入未上报名单。').waitFor();
    expect(await button(page, /确认上报/).count()).toBe(0);
  });

  it('needs the network to be confirmed; what was read stays, and is sent by nobody later', async () => {
    const { page, reports, asked, open, online } = await aPhone(browser);
    reports.put(aReport());
    await open('#/report');
    await button(page, /确认上报/).waitFor();
    await online(false);
    await status(page, '没有网络，现在不能上报').waitFor();
    expect(await button(page, /确认上报/).isDisabled()).toBe(true);
    await status(page, '请在今天 09:00 前确认上报').waitFor();
    await online(true);
    await status(page, '没有网络，现在不能上报').waitFor({ state: 'detached' });
    expect(sentIn(asked)).toEqual([]);
    await button(page, /确认上报/).click();
    await status(page, '已上报').waitFor();
  });

  it('shows the new figures when they have changed meanwhile, and is confirmed by another touch', async () => {
    const { page, reports, asked, open } = await aPhone(browser);
    reports.put(aReport());
    await open('#/report');
    await button(page, /确认上报/).waitFor();
    const changed = { ...busyFigures, arrived: { atMidnight: 1, since: 2 } };
    reports.put(aReport({ figures: changed }));
    await button(page, /到达 2/).click();
    await page.getByRole('alert').getByText('数据有更新，请核对新的数字后再上报。').waitFor();
    await page.getByRole('listitem').filter({ hasText: '到达1有更新，原 2之后得知 +2，共 3' }).waitFor();
    await status(page, '有更新的数字已标出，请核对。').waitFor();
    await expectGoodToUse(page);
    await button(page, /到达 3/).click();
    await status(page, '已上报').waitFor();
    expect(await page.getByText('有更新').count()).toBe(0);
    expect(sentIn(asked)).toMatchObject([{ seen: { arrived: 2 } }, { seen: { arrived: 3 } }]);
  });

  it('is confirmed with an objection where the figures are wrong, and says that the township has to answer', async () => {
    const { page, reports, asked, open } = await aPhone(browser);
    reports.put(aReport());
    await open('#/report');
    await button(page, /^数据有误？提出异议$/).click();
    // A zero is said another way: one thing at a time.
    expect(await button(page, /按零报告上报/).count()).toBe(0);
    await button(page, /^有异议：确认上报/).click();
    await page.getByRole('alert').getByText('请写明理由').waitFor();
    expect(sentIn(asked)).toEqual([]);
    await page.getByLabel('异议').fill('多算一人，王某没有来过');
    await expectGoodToUse(page);
    await button(page, /^有异议：确认上报 1月17日 周六 · 到达 2、报备 3、核查 2$/).click();
    await status(page, '已上报').waitFor();
    await page.getByText('街道（乡镇）尚未答复。').waitFor();
    expect(sentIn(asked)).toMatchObject([{ attests: 'figures', objection: '多算一人，王某没有来过' }]);
  });

  it('takes an objection back before it is sent', async () => {
    const { page, reports, asked, open } = await aPhone(browser);
    reports.put(aReport());
    await open('#/report');
    await button(page, /^数据有误？提出异议$/).click();
    await page.getByLabel('异议').fill('多算一人，王某没有来过');
    await button(page, /^不提异议$/).click();
    await button(page, /^确认上报/).click();
    await status(page, '已上报').waitFor();
    expect(sentIn(asked)[0]).not.toHaveProperty('objection');
  });

  it('attests a zero against the data only case by case and with an objection', async () => {
    const { page, reports, cases, asked, open } = await aPhone(browser);
    reports.put(aReport());
    cases.push(aLine(0, { arrivedAt: '2026-01-17T03:00:00.000Z', state: 'arrived' }), aLine(1));
    reports.contradict([
      { kind: 'arrived', count: 2, cases: [caseId(0)] },
      { kind: 'overdue', count: 2, cases: [caseId(0), caseId(9)] },
    ]);
    await open('#/report');
    await button(page, /按零报告上报/).click();
    await button(page, /^零报告：确认上报/).click();
    await page.getByRole('heading', { name: '现有数据与零报告不符' }).waitFor();
    await page.getByText('另有 1 人现已不由本社区（村）负责').waitFor();
    // A case that no list has is still a way to it.
    await link(page, '打开这份报备').waitFor();
    await button(page, /^有异议，仍报零/).click();
    await page.getByText('请写明理由（至少 4 个字）。').waitFor();
    await expectGoodToUse(page);
    await page.getByLabel('异议').fill('此人从未来过本社区');
    await page.getByRole('link', { name: /张\*明/ }).click();
    await page.getByRole('heading', { name: /张小明/ }).waitFor();
    await link(page, '返回').click();
    await button(page, /^有异议，仍报零/).click();
    await page.getByText('街道（乡镇）尚未答复。').waitFor();
    expect(sentIn(asked)).toMatchObject([
      { attests: 'zero' },
      { attests: 'zero', objection: '此人从未来过本社区', contradictionsTag: '0123456789abcdef' },
    ]);
  });

  it('is restated after it was closed, with a reason, beside what stands', async () => {
    const { page, reports, asked, open, at } = await aPhone(browser);
    const current = { ...busyFigures, arrived: { atMidnight: 1, since: 3 } };
    reports.put(aReport({ state: 'closed', standing: 'silent', current }));
    at('13:00');
    await open('#/report');
    await page.getByRole('heading', { name: '补报' }).waitFor();
    await page.getByText('到达：2 → 4').waitFor();
    await expectGoodToUse(page);
    await button(page, /^提交补报$/).click();
    await page.getByText('请写明理由（至少 4 个字）。').waitFor();
    await page.getByLabel('理由').fill('外出开会，补报昨日情况');
    await button(page, /^提交补报$/).click();
    await page.getByRole('heading', { name: '更正 1 · 今天 13:00' }).waitFor();
    await page.getByText('外出开会，补报昨日情况').waitFor();
    expect(await page.getByRole('heading', { name: '补报' }).count()).toBe(0);
    expect(sentIn(asked)).toMatchObject([{ seen: { arrived: 4 }, reason: '外出开会，补报昨日情况' }]);
    await expectGoodToUse(page);
  });

  it('can be reported as the data say after all', async () => {
    const { page, reports, asked, open } = await aPhone(browser);
    reports.put(aReport());
    reports.contradict([{ kind: 'arrived', count: 2, cases: [] }]);
    await open('#/report');
    await button(page, /按零报告上报/).click();
    await status(page, '将按零报告上报，尽管现有数据不是零。').waitFor();
    await button(page, /^零报告：确认上报/).click();
    await button(page, /^有异议，仍报零/).waitFor();
    await button(page, /^按现有数据上报$/).click();
    await button(page, /^确认上报/).click();
    await status(page, '已上报').waitFor();
    expect(sentIn(asked).at(-1)).toMatchObject({ attests: 'figures' });
  });

  it('opens each figure to the very cases that it counts, and each case', async () => {
    const { page, reports, cases, asked, open } = await aPhone(browser);
    reports.put(aReport());
    cases.push(aLine(0, { arrivedAt: '2026-01-17T03:00:00.000Z', state: 'arrived' }));
    await open('#/report');
    await page.getByRole('link', { name: /^到达 1 之后得知/ }).click();
    await page.getByRole('heading', { name: '到达', exact: true }).waitFor();
    await page.getByText('共 2').waitFor();
    await page.getByText('另有 1 件现已由其他社区（村）负责，不在此列。').waitFor();
    await expectGoodToUse(page);
    expect(asked.find(({ path }) => path === '/v1/declarations')?.query).toEqual({
      ...{ region: community, metric: 'arrived', from: '2026-01-17', to: '2026-01-17' },
    });
    await page.getByRole('link', { name: /张\*明 返豫 · 已到达 实际到达 昨天 11:00/ }).click();
    await page.getByRole('heading', { name: /张小明/ }).waitFor();
    await link(page, '返回').click();
    await page.getByRole('heading', { name: '到达', exact: true }).waitFor();
    await link(page, '返回').click();
    await button(page, /确认上报/).waitFor();
    // Nothing stands behind a nought.
    expect(await page.getByRole('link', { name: /阳性/ }).count()).toBe(0);
  });

  it('says that another one was quicker', async () => {
    const { page, reports, open } = await aPhone(browser);
    reports.put(aReport());
    await open('#/report');
    await button(page, /确认上报/).waitFor();
    reports.put(aReport({ confirmation: aConfirmation({ by: 'township', onBehalf: true }) }));
    await button(page, /确认上报/).click();
    await status(page, '由街道（乡镇）代报').waitFor();
  });

  it('says why there is none, leads to the last that there is, and shows what was restated of it', async () => {
    const { page, reports, open } = await aPhone(browser);
    const made = { n: 1, at: '2026-01-18T08:00:00.000Z', by: 'officer-another', place: community };
    const changed = [{ metric: 'arrived' as const, was: 2, now: 3 }];
    const corrections = [{ ...made, reason: '一人漏报', figures: busyFigures, changed }];
    const confirmation = aConfirmation({ by: 'officer-another' });
    reports.put(aReport({ state: 'closed', confirmation, corrections }));
    await open('#/report/2026-01-10');
    await page.getByRole('alert').getByText('这一天没有日报。').waitFor();
    await link(page, '看1月17日 周六的日报').click();
    await status(page, '由本社区（村）专管员上报').waitFor();
    expect(page.url()).toMatch(/#\/report\/2026-01-17$/);
    await page.getByRole('heading', { name: '更正 1 · 今天 16:00' }).waitFor();
    await page.getByText('到达：2 → 3').waitFor();
  });

  it('is made in the first minutes of the day', async () => {
    const { page, reports, open, at } = await aPhone(browser);
    reports.put(aReport({ day: '2026-01-16' }));
    at('00:02');
    await open('#/report');
    await status(page, '昨天的日报零点过后几分钟生成，请稍后再看。').waitFor();
  });

  it('shows how the last seven days stand, each a way to its report, in English and large type too', async () => {
    const { page, reports, asked, open } = await aPhone(browser);
    reports.put(aReport());
    const zero = aConfirmation({ at: '2026-01-17T01:30:00.000Z', kind: 'zero', figures: noFigures });
    reports.put(aReport({ day: '2026-01-16', figures: noFigures, confirmation: zero }));
    reports.put(aReport({ day: '2026-01-15', state: 'closed' }));
    await open('#/report');
    await link(page, '1月17日 周六 待上报').waitFor();
    await link(page, '1月16日 周五 零报告 迟报 昨天 09:30 已上报').waitFor();
    await link(page, '1月11日 周日 没有日报').waitFor();
    // The day itself may be asked for once by the row of the day and once by its screen; the others once each.
    const earlier = asked.filter(({ path }) => /daily-reports\/2026-01-1[1-6]\//.test(path));
    expect(earlier).toHaveLength(6);
    await link(page, '1月15日 周四 未上报').click();
    await status(page, '截止，未上报').waitFor();
    expect(page.url()).toMatch(/#\/report\/2026-01-15$/);
    await page.evaluate(() => {
      localStorage.setItem('officer.language', 'en');
      localStorage.setItem('officer.size', 'large');
    });
    await page.reload();
    await link(page, 'Fri 16 Jan Zero report Late confirmed yesterday 09:30').waitFor();
    await expectGoodToUse(page);
  });

  it('is confirmed by the keyboard alone', async () => {
    const { page, reports, open } = await aPhone(browser);
    reports.put(aReport());
    await open('#/report');
    const confirm = button(page, /确认上报/);
    await confirm.waitFor();
    for (let presses = 0; presses < 40; presses += 1) {
      if (await confirm.evaluate((one) => one === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await status(page, '已上报').waitFor();
  });
});

describe('a township', () => {
  const atTownship = { region: '410105001', role: 'township' } as const;

  it('sees who has not reported, reports where nobody works, and for no other (B3, E2)', async () => {
    const { page, reports, asked, open } = await aPhone(browser, atTownship);
    const named = { code: unmanned, name: '教育社区居民居委会', path: '河南省/郑州市/金水区/经八路街道' };
    reports.put(aReport({ community: named }));
    reports.put(aReport());
    await open('');
    await link(page, '社区（村）日报').click();
    await page.getByText('应上报 2，已上报 0').waitFor();
    expect(await link(page, '打电话给体育社区').getAttribute('href')).toBe('tel:13900000001');
    await expectGoodToUse(page);
    await link(page, '体育社区').click();
    await button(page, /^代报：确认上报/).click();
    await page.getByRole('alert').getByText('由专管员上报').waitFor();
    await link(page, '返回').click();
    await link(page, '教育社区').click();
    await button(page, /^代报：确认上报/).click();
    await status(page, '由您（王建国）上报').waitFor();
    await link(page, '返回').click();
    await page.getByText('应上报 2，已上报 1').waitFor();
    const posts = asked.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(posts).toEqual(
      [community, unmanned].map((code) => `/v1/daily-reports/2026-01-17/communities/${code}/confirmation`),
    );
  });

  it('answers what a community objects to, once', async () => {
    const { page, reports, asked, open } = await aPhone(browser, atTownship);
    const objection = { reason: '此人从未来过本社区', contradictions: [] };
    reports.put(aReport({ confirmation: aConfirmation({ kind: 'zero', objection }) }));
    await open('#/report');
    await page
      .getByRole('region', { name: /^异议待答复/ })
      .getByRole('link')
      .click();
    await page.getByText('此人从未来过本社区').waitFor();
    await page.getByRole('radio', { name: '成立', exact: true }).check();
    await page.getByLabel('核实情况').fill('已与派出所核实');
    await button(page, /^答复$/).click();
    await page.getByText('街道（乡镇）答复：异议成立').waitFor();
    expect(await button(page, /^答复$/).count()).toBe(0);
    expect(sentIn(asked)).toEqual([{ upheld: true, answer: '已与派出所核实' }]);
  });
});
