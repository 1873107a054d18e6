import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityReport } from '../../schemas/daily-report.ts';
import { declared } from '../../schemas/receipt.ts';
import { aRequest, aTraveller, aTrip, hoursAfter, phoneNumber, residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from './a-browser.ts';
import { asked, chip, letItBeSent, signIn } from './officer/sign-in.ts';

const home = '410105001003';
const elsewhere = '410105001006';
/** Its officer was taken away: what is declared for it falls to the township (requirements B3). */
const unmanned = '410105001007';
const start = new Date('2026-01-20T14:10:00+08:00');
const minuteMs = 60_000;

let running: RunningSystem;
let browser: Browser;
let people = 0;

/** Files a declaration for somebody invented; `days` until the arrival. */
async function declare(name: string, hours = 4, changes: { person?: number; community?: string } = {}) {
  people += 1;
  const person = changes.person ?? people;
  const answer = await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      declarant: { name, phone: phoneNumber(person) },
      travellers: [
        aTraveller({
          name,
          phone: phoneNumber(person),
          document: { type: 'resident-id', number: residentId(person) },
        }),
      ],
      trip: aTrip({
        expectedArrivalAt: hoursAfter(hours, start).toISOString(),
        destination: { community: changes.community ?? home, address: '文化路 56 号院' },
      }),
    }),
  });
  return { id: answer.as(declared).declarations[0]?.id ?? '', person };
}

async function nextRound(): Promise<void> {
  const { system } = running;
  await system.idle();
  await system.clock.advance(30 * minuteMs);
  await system.idle();
}

const card = (page: Page, maskedName: string) => page.getByRole('listitem').filter({ hasText: maskedName });
const openCard = (page: Page, maskedName: string) => card(page, maskedName).getByRole('link').first().click();

beforeAll(async () => {
  running = await aRunningSystem({
    at: start.toISOString(),
    only: ['410105'],
    unmanned: true,
    reports: true,
  });
  browser = await aBrowser();
  await declare('张大明');
  await declare('李小红');
  await declare('王建国', 50);
  const first = await declare('赵子龙', 60);
  await declare('赵子龙', 60, { person: first.person });
  await declare('孙远方', 70, { community: unmanned });
  await nextRound();
});

afterAll(async () => {
  await browser.close();
  await running.stop();
});

pictureFailures(() => browser);

describe('an officer with a phone', () => {
  let page: Page;

  beforeAll(async () => {
    page = await signIn(browser, running.system.officerUrl, `officer-${home}`);
  });

  it('sees who was handed out, masked, with numbers, and when the rounds come', async () => {
    await card(page, '张*明').waitFor();
    expect(await page.getByRole('link', { name: /^2\s*今日到达$/ }).count()).toBe(1);
    expect(await page.getByText('14:30 已分发').count()).toBe(1);
    expect(await page.content()).not.toContain('张大明');
    await expectGoodToUse(page);
  });

  it('shows one kind of case when its number is tapped, and the address says so', async () => {
    await page.getByRole('link', { name: /新分发$/ }).click();
    expect(page.url()).toMatch(/#\/today\/new$/);
    await card(page, '王*国').waitFor();
    expect(await card(page, '张*明').count()).toBe(0);
    await page.getByRole('link', { name: '全部' }).click();
  });

  it('calls with one touch and stands in the case', async () => {
    await card(page, '张*明')
      .getByRole('button', { name: /打电话/ })
      .click();
    await page.getByRole('heading', { name: /张大明/ }).waitFor();
    await page.waitForFunction(() => document.documentElement.dataset['dialled'] !== undefined);
    expect(await page.evaluate(() => document.documentElement.dataset['dialled'])).toMatch(/^tel:139/);
    expect(page.url()).toMatch(/#\/cases\/[\w-]{22}$/);
    await expectGoodToUse(page);
  });

  it('can undo for ten seconds what was recorded, and nothing was sent', async () => {
    await page.getByRole('button', { name: '核查', exact: true }).click();
    await asked(page, '联系上了吗？');
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '没联系上' }).click();
    await page.getByRole('button', { name: '撤回' }).click();
    await asked(page, '联系上了吗？');
    expect(await page.getByRole('status').getByText('已保存').count()).toBe(0);
  });

  it('verifies in five questions: reached, arrived, when and how, tested, measure', async () => {
    await running.system.clock.set(new Date('2026-01-20T19:00:00+08:00'));
    await running.system.idle();
    await page.getByRole('button', { name: '联系上了', exact: true }).click();
    await page.getByRole('button', { name: '已经到了' }).click();
    await asked(page, '什么时候、怎么到的？');
    await page.getByRole('button', { name: '下一步' }).click();
    expect(await page.getByText('请回答这个问题。').count()).toBe(3);
    await chip(page, '哪一天到的', '刚刚');
    await chip(page, /发热、咳嗽/, '没有');
    await chip(page, /中高风险区/, '没有');
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '下一步' }).click();
    await asked(page, '到河南后做核酸了吗？');
    await page.getByRole('button', { name: '待出结果' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '保存，再选措施' }).click();
    await page.getByText('只能选规则给出的措施。').waitFor();
    await page
      .getByRole('button', { name: /示例规则/ })
      .first()
      .click();
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await letItBeSent(page);
  });

  it('sees in the history what was recorded, and the measure with its tests', async () => {
    await openCard(page, '张*明');
    await page.getByRole('heading', { name: '应做的检测' }).waitFor();
    await page.getByText('核酸检测：待出结果').waitFor();
    expect(await page.getByRole('button', { name: '登记检测' }).count()).toBe(1);
    await expectGoodToUse(page);
    await page.getByRole('link', { name: '返回' }).click();
  });

  it('records that somebody was not reached as a try', async () => {
    await openCard(page, '李*红');
    await page.getByRole('button', { name: '核查', exact: true }).click();
    await page.getByRole('button', { name: '没联系上' }).click();
    await letItBeSent(page);
    await card(page, '李*红').getByText('未联系上').waitFor();
  });

  it('keeps what was recorded without a network and sends it when there is one again', async () => {
    await openCard(page, '李*红');
    await page.getByRole('button', { name: '核查', exact: true }).click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '联系上了，不来了' }).click();
    await page.clock.fastForward(10_000);
    await page.getByText('没有网络，连上后自动发送').waitFor();
    expect(await page.getByText('无网络').count()).toBeGreaterThan(0);
    await expectGoodToUse(page);
    await page.context().setOffline(false);
    await page.getByRole('status').getByText('已保存').first().waitFor();
    await card(page, '李*红').waitFor({ state: 'detached' });
  });

  it('compares two filings for one person and day, and keeps the real one', async () => {
    await card(page, '赵*龙').getByText('重复报备 1').waitFor();
    await openCard(page, '赵*龙');
    await page.getByRole('link', { name: '对比并核实' }).click();
    await page.getByRole('table').waitFor();
    await expectGoodToUse(page);
    await chip(page, '怎么核实的', '已打电话向本人核实');
    await page.getByRole('button', { name: '保留先报的' }).click();
    await letItBeSent(page);
    await page.getByRole('link', { name: '对比并核实' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '返回' }).click();
  });

  it('asks for an unchanged list with the tag of what is there', async () => {
    await page.clock.fastForward(10_000);
    await running.system.idle();
    const settled = page.waitForResponse((response) => response.url().endsWith('/v1/worklist'));
    await page.getByRole('button', { name: '刷新' }).click();
    await settled;
    const again = page.waitForResponse((response) => response.url().endsWith('/v1/worklist'));
    await page.getByRole('button', { name: '刷新' }).click();
    expect((await again).status()).toBe(304);
  });

  it('speaks English and in large type when told to, and stays so', async () => {
    await page.getByRole('link', { name: '设置' }).click();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('radio', { name: 'Large' }).check();
    await expectGoodToUse(page);
    await page.reload();
    await page.getByRole('radio', { name: 'Standard' }).check();
    await page.getByRole('radio', { name: '中文' }).check();
    await page.getByRole('link', { name: '返回' }).click();
  });

  it('says so when a case does not exist or is another’s', async () => {
    await page.goto(`${running.system.officerUrl}/#/cases/${'x'.repeat(22)}`);
    await page.getByText('没有找到这份报备，或者它不在您的辖区。').waitFor();
    await expectGoodToUse(page);
    await page.getByRole('link', { name: '回到今天' }).click();
  });
});

describe('a transfer', () => {
  it('is found by name, refused with a reason, sent again and accepted; the sender stays responsible meanwhile', async () => {
    const sender = await signIn(browser, running.system.officerUrl, `officer-${home}`);
    const receiver = await signIn(browser, running.system.officerUrl, `officer-${elsewhere}`);
    const transfer = async () => {
      await openCard(sender, '王*国');
      await sender.getByRole('button', { name: '更多' }).click();
      await sender.getByRole('button', { name: '转派给其他社区（村）' }).click();
      await sender.getByRole('searchbox', { name: '找社区（村）' }).fill('科技社区');
      await sender
        .getByRole('button', { name: /科技社区/ })
        .first()
        .click();
      await chip(sender, '原因', '实际住在那里');
      await expectGoodToUse(sender);
      await sender.getByRole('button', { name: '转派', exact: true }).click();
      await letItBeSent(sender);
    };
    await transfer();
    await receiver.getByRole('button', { name: '刷新' }).click();
    await card(receiver, '王*国')
      .getByRole('link', { name: /接收或退回/ })
      .click();
    await receiver.getByRole('button', { name: '退回' }).click();
    await chip(receiver, '原因', '本人不在我辖区');
    await receiver.getByRole('button', { name: '退回' }).click();
    await letItBeSent(receiver);

    await sender.getByRole('button', { name: '刷新' }).click();
    await openCard(sender, '王*国');
    await sender.getByText('本人不在我辖区').waitFor();
    await sender.getByRole('link', { name: '返回' }).click();
    await transfer();
    await receiver.getByRole('button', { name: '刷新' }).click();
    await card(receiver, '王*国')
      .getByRole('link', { name: /接收或退回/ })
      .click();
    await receiver.getByText('等您接收').waitFor();
    await expectGoodToUse(receiver);
    await receiver.getByRole('button', { name: '接收', exact: true }).click();
    await letItBeSent(receiver);
    await receiver.getByRole('button', { name: '核查', exact: true }).waitFor();
  });
});

describe('a township', () => {
  it('assigns to a community what lies on its dispatch list', async () => {
    const page = await signIn(browser, running.system.officerUrl, 'township-410105001');
    await card(page, '孙*方').waitFor();
    await expectGoodToUse(page);
    await openCard(page, '孙*方');
    await page.getByRole('button', { name: '分派到社区（村）' }).click();
    await page.getByRole('button', { name: /经八路街道/ }).click();
    await page.getByRole('button', { name: /体育社区/ }).click();
    await chip(page, '原因', '实际住在那里');
    await page.getByRole('button', { name: '转派', exact: true }).click();
    await letItBeSent(page);
    await card(page, '孙*方').waitFor({ state: 'detached' });
  });
});

describe('the daily report of the day that has passed', () => {
  const reportOf = async (community: string) =>
    (
      await running.as(`officer-${community}`)({
        path: `/v1/daily-reports/2026-01-20/communities/${community}`,
      })
    ).as(communityReport);

  beforeAll(async () => {
    for (const time of ['00:06', '07:40']) {
      await running.system.clock.set(new Date(`2026-01-21T${time}:00+08:00`));
      await running.system.idle();
    }
  });

  it('opens to its cases, and is confirmed as the data say', async () => {
    const page = await signIn(browser, running.system.officerUrl, `officer-${home}`);
    await page.getByRole('link', { name: '日报待上报 09:00 前' }).click();
    await page.getByRole('link', { name: /^到达 1$/ }).click();
    await page.getByRole('link', { name: /张\*明/ }).waitFor();
    await page.getByRole('link', { name: '返回' }).click();
    await page.getByRole('button', { name: /^确认上报 1月20日 周二 · 到达 1、/ }).click();
    await page
      .getByRole('status')
      .getByText(/^今天 07:4\d 已上报/)
      .waitFor();
    const { confirmation, figures } = await reportOf(home);
    expect(confirmation).toMatchObject({ kind: 'figures', place: home, figures });
    expect(figures.arrived).toEqual({ atMidnight: 1, since: 0 });
  });

  it('is a zero against the data with an objection only, which the township answers', async () => {
    const page = await signIn(browser, running.system.officerUrl, `officer-${elsewhere}`);
    await page.getByRole('link', { name: '日报待上报 09:00 前' }).click();
    await page.getByRole('button', { name: /按零报告上报/ }).click();
    await page.getByRole('button', { name: /^零报告：确认上报/ }).click();
    await page.getByRole('link', { name: /王\*国/ }).waitFor();
    await page.getByLabel('异议').fill('此人从未来过本社区');
    await page.getByRole('button', { name: /^有异议，仍报零/ }).click();
    await page.getByText('街道（乡镇）尚未答复。').waitFor();

    const township = await signIn(browser, running.system.officerUrl, 'township-410105001');
    await township.getByRole('link', { name: '社区（村）日报' }).click();
    await township
      .getByRole('region', { name: /^异议待答复/ })
      .getByRole('link')
      .click();
    await township.getByRole('radio', { name: '不成立' }).check();
    await township.getByLabel('核实情况').fill('此人已由该社区接收');
    await township.getByRole('button', { name: '答复', exact: true }).click();
    await township.getByText('街道（乡镇）答复：异议不成立').waitFor();
    expect((await reportOf(elsewhere)).confirmation).toMatchObject({
      kind: 'zero',
      objection: { reason: '此人从未来过本社区', answer: { upheld: false } },
    });
  });
});

describe('the first view', () => {
  it('is painted from a page of at most 7 KB with all styles in it, and waits for at most 45 KB of script, compressed (design.md F11)', async () => {
    const { officerUrl } = running.system;
    const page = await (await fetch(officerUrl)).text();
    let script = 0;
    for (const [, path = ''] of page.matchAll(/<script[^>]+src="(\/assets\/[^"]+)"/g))
      script += gzipSync(await (await fetch(new URL(path, officerUrl))).bytes()).length;
    expect(script).toBeGreaterThan(10_000);
    expect(script).toBeLessThanOrEqual(45_000);
    expect(page).not.toContain('rel="stylesheet"');
    expect(page).toMatch(/<style>[^<]*\.skeleton/);
    expect(gzipSync(page).length).toBeLessThanOrEqual(7_000);
  });
});

describe('signing in', () => {
  it('tells a role above the township that this app is not theirs', async () => {
    const page = await signInAs('county-410105');
    await page.getByText('专管员端供社区（村）和街道（乡镇）使用。').waitFor();
  });

  it('ends here and at the issuer', async () => {
    const page = await signIn(browser, running.system.officerUrl, `officer-${elsewhere}`);
    await page.getByRole('link', { name: '设置' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await expectGoodToUse(page);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => /session|oidc/.test(key))),
    ).toEqual([]);
  });

  async function signInAs(username: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    await page.goto(running.system.officerUrl);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill('baobei');
    await page.getByRole('button', { name: '登录', exact: true }).first().click();
    return page;
  }
});
