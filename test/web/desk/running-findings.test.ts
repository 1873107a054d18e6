import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingList } from '../../../schemas/finding.ts';
import { declared } from '../../../schemas/receipt.ts';
import { sendFeed } from '../../compare/send-feed.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { signInToDesk } from './sign-in-to-desk.ts';

const community = '410105001003';
const contacts = '证件号码,姓名,手机号码,现住地区代码,末次接触时间';
const rows = [
  `${residentId(1)},,,${community},2026-01-16 20:00:00`,
  // Known by name and phone only; and somebody whom nobody has declared, of whom only the city is known.
  `${residentId(2)},钱小七,16200000099,4101,2026-01-16 21:00:00`,
];

let running: RunningSystem;
let browser: Browser;
let id = '';

beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  browser = await aBrowser();
  const answer = await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ document: { type: 'resident-id', number: residentId(1) } })],
      trip: aTrip({
        expectedArrivalAt: '2026-01-17T16:00:00+08:00',
        // On no list of risk areas.
        origin: { regionCode: '360102', address: '八一大道 1 号' },
        destination: { community, address: '文化路 56 号院' },
      }),
    }),
  });
  id = answer.as(declared).declarations[0]?.id ?? '';
  await running.system.idle();
  await sendFeed(running, '密接名单.csv', `${[contacts, ...rows].join('\n')}\n`, { kind: 'close-contact' });
  await running.system.idle();
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});
pictureFailures(() => browser);

const signIn = (username: string, hash: string): Promise<Page> =>
  signInToDesk({ browser, running }, username, hash);

const drawerOf = (page: Page) => page.getByRole('dialog', { name: '线索详情' });

describe('findings on the running system', () => {
  it('are seen by the township, and corrected where the data were wrong, which the case then says', async () => {
    const page = await signIn('township-410105001', '#/findings');
    const row = page.getByRole('row', { name: /密接未管控 漏管 不到 1 小时 2026-01-17 22:10/ });
    await row.getByRole('link').click();
    const drawer = drawerOf(page);
    await drawer.getByText(/“密接名单\.csv”，第 2 行/).waitFor();
    await expectGoodToUse(page);
    await drawer.getByRole('radio', { name: '更正（数据有误）' }).check();
    await drawer.getByLabel('说明').fill('流调更正：不是密接');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('办结：数据有误，已更正').first().waitFor();
    await running.system.idle();
    await drawer.getByRole('link', { name: '打开报备详情' }).click();
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const found = page.getByRole('list', { name: '由此发现的线索' }).getByRole('listitem');
    await found.filter({ hasText: /密接未管控.*办结：数据有误，已更正/ }).waitFor();
    await page.getByText(/数据有误，2026-01-17 10:1\d 已更正，不再作为依据/).waitFor();
    expect(page.url()).toContain(`#/declarations/${id}`);
  });

  it('that belong to no county are handed down by the city, whose figures count them', async () => {
    const page = await signIn('city-4101', '#/findings');
    const below = page.getByRole('group', { name: '下级线索' });
    await below.locator('tfoot').waitFor();
    await below.getByRole('row', { name: /^未落到下级 0 1 1 / }).waitFor();
    await page.getByRole('link', { name: '钱*七' }).click();
    const drawer = drawerOf(page);
    await drawer.getByRole('radio', { name: '转给其他单位' }).check();
    await drawer.getByLabel('县（市、区）').selectOption({ label: '金水区' });
    await drawer.getByLabel('街道（乡镇）').selectOption({ label: '经八路街道' });
    await drawer.getByLabel('社区（村）').selectOption({ label: '体育社区居民居委会' });
    await drawer.getByLabel('说明').fill('户籍地址在体育社区');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('已保存。').waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByText('没有未落到县（市、区）的线索。').waitFor();
    await expectGoodToUse(page);
    const listed = await running.as(`officer-${community}`)({ path: `/v1/findings?region=${community}` });
    expect(listed.as(findingList).rows).toMatchObject([{ maskedName: '钱*七', rule: 'contact-unmanaged' }]);
  });
});
