import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages } from './a-desk.ts';
import { caseId } from './some-cases.ts';
import { someFigures } from './some-figures.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const today = '2026-01-20';
const thousands = (value: number | null | undefined) => (value ?? 0).toLocaleString('en-US');

describe('the overview', () => {
  it('leads from the province to a declaration, and the address says each step', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('');
    const ranking = page.getByRole('group', { name: '下级排名' }).last();
    for (const name of ['郑州市', '金水区', '经八路街道', '体育社区居民居委会']) {
      await ranking.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
    expect(page.url()).toContain(`#/regions/410105001003?from=${today}&to=${today}`);
    await page.getByRole('link', { name: '报备清单' }).click();
    await page.getByRole('link', { name: '张*明' }).first().click();
    await page.getByRole('dialog').getByText('个人信息已脱敏').waitFor();
    expect(page.url()).toContain(`shown=${caseId(0)}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('shown=');
  });

  it('shows the figures as they were answered, with their definition on focus', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('');
    const { total } = someFigures({ region: '4101', from: today, to: today, metrics: ['declared'] });
    const figures = page.getByRole('list', { name: '关键数字' });
    await figures.getByRole('link', { name: `${thousands(total['declared'])}件` }).waitFor();
    await figures.getByRole('button', { name: '报备', exact: true }).focus();
    await page.getByRole('tooltip').getByText('每名出行人计一件').waitFor();
  });

  it('compares a day that has ended with the day before, and tells what that was while a day lasts', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('#/regions/4101?from=2026-01-19&to=2026-01-19');
    const of = (date: string) =>
      someFigures({ region: '4101', from: date, to: date, metrics: ['arrived'] }).total['arrived'] ?? 0;
    const difference = of('2026-01-19') - of('2026-01-18');
    const changes = page.getByRole('list', { name: '到达，对比', exact: true });
    await changes
      .getByText(`${difference < 0 ? '减' : '增'} ${thousands(Math.abs(difference))}`, { exact: true })
      .waitFor();
    await open('#/regions/4101?from=2026-01-20&to=2026-01-20');
    await changes.getByText(`前一日全天 ${thousands(of('2026-01-19'))}`).waitFor();
    expect(await changes.innerText()).not.toMatch(/[▲▼]/);
  });

  it('says quietly that figures were recounted, and lists what differs where something does', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('');
    await page.getByText('统计已于 2026-01-20 03:45 核对，无差异').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Figures were recounted at 2026-01-20 03:45, no difference').waitFor();

    const county = await aDesk(browser, '410105');
    await county.open('');
    await county.page.getByRole('alert').getByText('统计与报备核对有 25 处差异').waitFor();
    const rows = county.page.getByRole('region', { name: '统计核对' }).getByRole('row');
    expect(await rows.nth(1).innerText()).toMatch(/报备\s+1月19日.*\s7\s+3$/);
    expect(await rows.nth(2).innerText()).toMatch(/待核查 · 逾期未核查\s+各日合计\s+0\s+1$/);
    await county.page.getByText('另有 23 处未列出').waitFor();
  });

  it('takes any range of days from the address, and puts a chosen one there', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('#/regions/4101?from=2026-01-02&to=2026-01-09');
    await page.getByRole('list', { name: '关键数字' }).waitFor();
    const wanted = api.asked.filter(({ query }) => query['from'] === '2026-01-02');
    expect(wanted[0]?.query).toMatchObject({ region: '4101', to: '2026-01-09' });
    await page.getByText('近 7 天').click();
    await page.waitForURL(/from=2026-01-14&to=2026-01-20/);
  });

  it('ranks by the figure that was chosen, beside a sketch map marked as one', async () => {
    const { page, open } = await aDesk(browser, '41');
    await open('');
    await page.getByLabel('排序指标').selectOption('overdue');
    await page.waitForURL(/rank=overdue/);
    const rows = page.getByRole('group', { name: '下级排名' }).last().locator('tbody tr');
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => Number(row.querySelector('.ranked')?.textContent.replaceAll(',', ''))),
    );
    expect(shown).toHaveLength(18);
    expect(shown).toEqual(shown.toSorted((one, other) => other - one));
    await page.getByRole('img', { name: /逾期未核查.*示意图/ }).waitFor();
    await page.getByText('示意图', { exact: true }).waitFor();
  });

  it('updates by itself, without a reload', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await page.clock.install();
    await open('');
    await page.getByRole('list', { name: '关键数字' }).waitFor();
    const before = api.asked.filter(({ path }) => path === '/v1/statistics').length;
    await page.clock.fastForward(61_000);
    await expect
      .poll(() => api.asked.filter(({ path }) => path === '/v1/statistics').length)
      .toBeGreaterThan(before);
  });

  it('says what is wrong when the system is busy, and recovers when asked to', async () => {
    const { page, api, open } = await aDesk(browser, '4101');
    await open('');
    await page.getByRole('list', { name: '关键数字' }).waitFor();
    api.fail(503);
    await page.getByRole('link', { name: '昨天' }).or(page.getByText('昨天')).first().click();
    await page.getByText('系统正忙').first().waitFor();
    api.fail(undefined);
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.getByRole('list', { name: '关键数字' }).waitFor();
  });

  it('opens what needs attention as the list of its cases', async () => {
    const { page, api, open } = await aDesk(browser, '410105');
    await open('');
    const need = page.getByRole('region', { name: '需要处理' });
    await need.getByRole('listitem').filter({ hasText: '逾期未核查' }).getByRole('link').click();
    await page.waitForURL(/declarations\?.*metric=overdue/);
    await page.getByText('已显示 3 件').waitFor();
    await page.getByText('指标“逾期未核查”现在计入的报备').waitFor();
    expect(api.asked.findLast(({ path }) => path === '/v1/declarations')?.query).toEqual({
      ...{ region: '410105', from: today, to: today, metric: 'overdue' },
    });
  });

  it('opens the findings that need attention as their board', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('');
    const need = page.getByRole('region', { name: '需要处理' });
    await need.getByRole('listitem').filter({ hasText: '逾期线索' }).getByRole('link').click();
    await page.waitForURL(/#\/regions\/4101\/findings$/);
    await page.getByRole('group', { name: '下级线索' }).waitFor();
  });

  it('opens each figure of a county as the list of what it counts, of the same days; a median opens nothing', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open('#/regions/410105?from=2026-01-13&to=2026-01-19');
    const figures = page.getByRole('list', { name: '关键数字' });
    await figures.getByRole('link').first().waitFor();
    const links = await figures
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link.getAttribute('href') ?? '').split('?')));
    expect(new Set(links.map(([path]) => path))).toEqual(new Set(['#/regions/410105/declarations']));
    const asked = links.map(([, query]) => Object.fromEntries(new URLSearchParams(query)));
    expect(asked.map(({ metric }) => metric)).toEqual([
      ...[
        'declared',
        'declared.coming',
        'declared.returning',
        'arrived',
        'arrived.coming',
        'arrived.returning',
      ],
      ...['verified', 'arrived.high-risk', 'arrived.medium-risk', 'under-control'],
      ...['under-control.centralized-quarantine', 'under-control.home-quarantine'],
    ]);
    for (const one of asked) expect(one).toMatchObject({ from: '2026-01-13', to: '2026-01-19' });
    await figures.getByRole('listitem').filter({ hasText: '在管' }).getByRole('link').first().click();
    await page.getByText('指标“在管”在 2026-01-19 终了时计入的报备').waitFor();
  });

  it('opens the figures of a city as the ranking of its counties by them', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('');
    const figures = page.getByRole('list', { name: '关键数字' });
    await figures
      .getByRole('listitem')
      .filter({ hasText: '高风险地区到达' })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/#\/regions\/4101\?.*rank=arrived\.high-risk/);
    // Those of the present too, that no card shows.
    const need = page.getByRole('region', { name: '需要处理' });
    await need.getByRole('listitem').filter({ hasText: '失联' }).getByRole('link').click();
    await page.waitForURL(/rank=unreachable/);
    const ranked = page.getByRole('group', { name: '下级排名' }).last().locator('tfoot .number').first();
    await expect.poll(() => ranked.innerText()).toMatch(/^[1-9]/);
  });

  it('opens who is expected as a list by day and origin, from the county down', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open('');
    const table = page.getByRole('group', { name: '今后 7 天预计到达' });
    const foot = table.locator('tfoot').getByRole('link');
    expect(await foot.first().getAttribute('href')).toContain(
      'from=2026-01-21&to=2026-01-21&metric=expected',
    );
    expect(await foot.last().getAttribute('href')).toContain('from=2026-01-21&to=2026-01-27&metric=expected');
    const first = table.locator('tbody tr').first().getByRole('link').first();
    expect(await first.getAttribute('href')).toMatch(/metric=expected\.origin\.\d\d$/);
    const city = await aDesk(browser, '4101');
    await city.open('');
    await city.page.getByRole('group', { name: '今后 7 天预计到达' }).locator('tfoot').waitFor();
    expect(await city.page.getByRole('group', { name: '今后 7 天预计到达' }).getByRole('link').count()).toBe(
      0,
    );
  });

  it('opens a township’s own list to be dispatched as that alone', async () => {
    const { page, open } = await aDesk(browser, '410105001');
    await open('');
    const need = page.getByRole('region', { name: '需要处理' });
    const dispatch = need.getByRole('listitem').filter({ hasText: '待街道分派' }).getByRole('link');
    expect(await dispatch.getAttribute('href')).toMatch(/metric=open&dispatch=true$/);
    await dispatch.click();
    await expect.poll(() => page.getByLabel('只看待分派').isChecked()).toBe(true);
  });

  it('shows what one county lacks although the others have plenty, and leads there', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('');
    await page.getByText('12 个县（市、区）中 11 个已登记').waitFor();
    const places = page.getByRole('row', { name: /集中隔离床位/ });
    expect(await places.innerText()).toMatch(/缺 2.*缺 4.*缺 10/s);
    expect(await page.getByRole('row', { name: /核酸检测/ }).innerText()).not.toContain('缺');
    const lacks = page.getByRole('listitem').filter({ hasText: '床位最多缺 10' });
    await lacks.getByRole('link', { name: '金水区' }).click();
    await page.waitForURL(/#\/regions\/410105/);
  });
});
