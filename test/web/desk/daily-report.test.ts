import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weeksUntil } from '../../../web/desk/daily-report/calendar/calendar-weeks.ts';
import { aBrowser, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages } from './a-desk.ts';
import { someReports, unmanned } from './some-reports.ts';

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
    const { total } = someReports('', '').region('4101', yesterday);
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
    await communities.getByRole('row', { name: /科技社区居民居委会\s*零报告/ }).waitFor();
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
    expect(api.asked.filter(({ path }) => path.endsWith('/2026-01-15'))).toMatchObject([
      { path: '/v1/daily-reports/2026-01-15', query: { region: '4101' } },
    ]);
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
    await page.getByText('有日报的日期：12月24日 周三 至 1月19日 周一').waitFor();
    await page.getByRole('link', { name: '最早一天' }).click();
    await page.waitForURL(/reports\/2025-12-24$/);
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

describe('the calendar', () => {
  it('shows five weeks, each day in words and the way to it: complete, missing, objections, none, still open', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/regions/4101/reports/2026-01-18');
    const calendar = page.getByRole('region', { name: '近五周' });
    const { progress } = someReports('', '').days('4101', { from: yesterday, to: yesterday }).days[0] ?? {
      progress: { due: 0, confirmed: 0, objected: 0 },
    };
    const said = [
      '1月19日 周一：填报中',
      `未上报 ${thousands(missingOf(progress))}`,
      `有异议 ${thousands(progress.objected)}`,
    ];
    await calendar.getByRole('link', { name: said.join('、') }).waitFor();
    expect(api.asked.find(({ path }) => path === '/v1/daily-reports')?.query).toEqual({
      ...{ region: '4101', from: '2025-12-22', to: '2026-01-25' },
    });
    expect(await calendar.getByRole('link', { name: /^1月18日/ }).getAttribute('aria-current')).toBe('date');
    // Until it has ended a day has no report, and nothing to open.
    expect(await calendar.getByRole('link', { name: /^1月20日/ }).count()).toBe(0);
    expect(await calendar.getByRole('link').count()).toBe(29);
    await calendar.getByRole('link', { name: '12月23日 周二：没有日报' }).waitFor();
    await calendar.getByRole('link', { name: /^1月15日 周四：全部上报、有异议/ }).click();
    await page.waitForURL(/reports\/2026-01-15$/);
    await page.getByRole('heading', { name: '1月15日 周四 日报' }).waitFor();
  });

  it.each([
    ['2026-01-19', '2025-12-22'],
    ['2026-01-25', '2025-12-22'],
    ['2026-01-26', '2025-12-29'],
  ])('begins on a Monday four weeks before that of %s', (day, first) => {
    const weeks = weeksUntil(day);
    expect(weeks.map((dates) => dates.length)).toEqual([7, 7, 7, 7, 7]);
    expect([weeks[0]?.[0], weeks.at(-1)?.includes(day)]).toEqual([first, true]);
  });
});

describe('who has not reported', () => {
  it('is listed for a county with the phone on duty and what the data say, and can be reminded once more', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/reports/2026-01-19');
    const list = page.getByRole('region', { name: /^未上报名单/ });
    const row = list.getByRole('row', { name: /^体育社区居民居委会.*经八路街道/ });
    expect(await row.getByRole('link', { name: /^170/ }).getAttribute('href')).toBe('tel:17005001003');
    await row.getByText('无情况（推定，未确认）').waitFor();
    await list.getByRole('button', { name: '再次提醒' }).click();
    const { missing } = someReports('', '').region('410105', yesterday);
    await list.getByText(`已提醒 ${missing?.length ?? 0} 个社区（村）的专管员。`).waitFor();
    await list.getByText('上次提醒 14:10').waitFor();
    await list.getByRole('button', { name: '再次提醒' }).click();
    await list.getByText('15 分钟内已提醒过').waitFor();
    await list.getByText('14:25 后可再次提醒。').waitFor();
    const asked = api.asked.filter(({ path }) => path.endsWith('/reminders'));
    expect(asked.map(({ body }) => body)).toEqual([{ region: '410105' }, { region: '410105' }]);
  });

  it('is shown as far as one can read it at first, those with something in the data before the others', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/reports/2026-01-19');
    const { missing = [] } = someReports('', '').region('410105', yesterday);
    const list = page.getByRole('region', { name: /^未上报名单/ });
    const said = list.getByRole('row').filter({ has: page.getByRole('cell') });
    await list.getByText(`已显示 20 个，共 ${missing.length} 个`).waitFor();
    expect(await said.count()).toBe(20);
    await list.getByRole('button', { name: '显示全部' }).click();
    await expect.poll(() => said.count()).toBe(missing.length);
    const data = await said.evaluateAll((rows) => rows.map((row) => row.textContent.includes('无情况')));
    expect(data).toEqual(
      missing.map(({ derivedZero }) => derivedZero).toSorted((one, other) => Number(one) - Number(other)),
    );
    expect(data.includes(false)).toBe(true);
    expect(await list.getByRole('button', { name: '显示全部' }).count()).toBe(0);
  });

  it('is not reminded by a city, nor when the report is closed: nobody answered, which is no zero', async () => {
    const city = await aDesk(browser, '4101');
    await city.open('#/regions/410105/reports/2026-01-19');
    await city.page.getByRole('region', { name: /^未上报名单/ }).waitFor();
    expect(await city.page.getByRole('button', { name: '再次提醒' }).count()).toBe(0);
    const { page, open } = await aDesk(browser, '410105');
    await open('#/regions/410105/reports/2026-01-18');
    const list = page.getByRole('region', { name: /^未上报名单/ });
    await list.getByText('无情况（没有人确认）').first().waitFor();
    expect(await page.getByRole('button', { name: '再次提醒' }).count()).toBe(0);
    await open('#/regions/410105/reports/2026-01-15');
    await page.getByText('已全部上报。').waitFor();
  });

  it('is reported for by the township where nobody is on duty: a zero against the data only with an objection', async () => {
    const { page, api, open } = await aDesk(browser, '410105001');
    await open('#/regions/410105001/reports/2026-01-19');
    const list = page.getByRole('region', { name: /^未上报名单/ });
    const row = list.getByRole('row').filter({ hasText: '无在岗专管员' });
    await row.getByRole('link', { name: '代为上报' }).click();
    await page.waitForURL(new RegExp(`regions/${unmanned}/reports`));
    await page.getByText('数据显示这一天有情况，还没有人确认。').waitFor();
    await page.getByRole('radio', { name: '零报告：当天没有情况' }).check();
    await page.getByRole('button', { name: '确认上报' }).click();
    const problem = page.getByRole('alert').filter({ hasText: '与零报告不符' });
    expect(await problem.getByRole('link', { name: '报备 1' }).getAttribute('href')).toMatch(
      /#\/declarations\//,
    );
    await page.getByLabel('异议（数据有误时填写）').fill('电话为他人误填');
    await page.getByLabel('备注（可不填）').fill('已上门核实');
    await page.getByRole('button', { name: '确认上报' }).click();
    await page.getByText('上报人确认这一天没有情况。').waitFor();
    await page.getByText('街道（乡镇）代报').waitFor();
    await page.getByText('已上门核实').waitFor();
    const sent = api.asked.filter(({ path }) => path.endsWith('/confirmation')).map(({ body }) => body);
    expect(sent).toMatchObject([
      { attests: 'zero', seen: { arrived: 2, released: 0 } },
      { attests: 'zero', objection: '电话为他人误填', remarks: '已上门核实' },
    ]);
  });
});

describe('the report of a community', () => {
  const of = (code: string, day: string) => `#/regions/${code}/reports/${day}`;

  it('tells what was known at 24:00 and since, who confirmed, and leads to the cases behind a figure', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(of('410105001010', yesterday));
    await page.getByText('数字为上报时确认的。').waitFor();
    await page.getByText('两人均已到家').waitFor();
    await page.getByText('officer-410105001010').waitFor();
    const arrived = page.getByRole('group', { name: '当天数字' }).getByRole('row', { name: /^到达\s/ });
    expect(await arrived.innerText()).toMatch(/到达\s+2\s+1\s+1$/);
    expect(await arrived.getByRole('link').getAttribute('href')).toBe(
      `#/regions/410105001010/declarations?from=${yesterday}&to=${yesterday}&metric=arrived`,
    );
  });

  it('keeps three kinds of zero apart: attested, derived and silent', async () => {
    const { page, open } = await aDesk(browser, '410105001');
    for (const [code, day, sentence] of [
      ['410105001006', yesterday, '上报人确认这一天没有情况。'],
      ['410105001003', yesterday, '数据显示这一天没有情况，还没有人确认。'],
      ['410105001010', '2026-01-18', '截止时没有人上报，不能当作零报告。'],
    ] as const) {
      await open(of(code, day));
      await page.getByText(sentence).waitFor();
      // Only the township of a community without an officer reports for it.
      expect(await page.getByRole('button', { name: '确认上报' }).count()).toBe(0);
    }
  });

  it('shows an objection with what the data say, and the township answers it once', async () => {
    const { page, api, open } = await aDesk(browser, '410105001');
    await open('#/regions/410105001/reports/2026-01-19');
    const open1 = page.getByRole('region', { name: /^待答复的异议/ });
    await open1.getByRole('link').first().click();
    await page.getByText('此人从未来过本社区').waitFor();
    await page.getByText('逾期未核查 2 件').waitFor();
    await page.getByRole('button', { name: '答复' }).click();
    await page.getByText('请选择核实结果。').waitFor();
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
    await page.getByRole('radio', { name: '异议成立', exact: true }).check();
    await page.getByLabel('答复').fill('已与派出所核实');
    await page.getByRole('button', { name: '答复' }).click();
    await page.getByText('已与派出所核实').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '答复' }).count()).toBe(0);
    expect(api.asked.findLast(({ method }) => method === 'POST')?.body).toEqual({
      ...{ upheld: true, answer: '已与派出所核实' },
    });
    const county = await aDesk(browser, '410105');
    await county.open(of('410105001008', yesterday));
    await county.page.getByText('待街道（乡镇）答复').waitFor();
    expect(await county.page.getByRole('button', { name: '答复' }).count()).toBe(0);
  });
});
