import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FindingRuleId } from '../../../schemas/finding-rule.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aClosed, aFinding, aPositiveRow, idOf, namesOf } from '../some-findings.ts';
import { aPhone, type Phone } from './a-phone.ts';
import { letItBeSent } from './sign-in.ts';
import { community } from './some-reports.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
pictureFailures(() => browser);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

const township = community.slice(0, 9);
const declaration = 'AAAAAAAAAAAAAAAAAAAAAA';
/** It is 07:30 on the phone. */
const opened = (hoursAgo: number) => new Date(Date.parse('2026-01-18T07:30:00+08:00') - hoursAgo * 3_600_000);

/** Somebody whom nobody has declared, found so many hours ago. */
function found(n: number, rule: FindingRuleId, hours: number, name?: string) {
  return aFinding({
    n,
    rule,
    place: community,
    openedAt: opened(hours),
    ...(name !== undefined && { name }),
  });
}

const owed = { ref: 'test', at: '2026-01-17T16:00:00.000Z', told: { testDate: '2026-01-17' } };

const ofCase = (rule: FindingRuleId) =>
  aFinding({
    ...{ n: 9, rule, place: community, openedAt: opened(1), declaration, name: '张小明' },
    evidence: [rule === 'test-overdue' ? owed : aPositiveRow(opened(2))],
  });

/** A phone whose clock the test moves on, with one finding that is open on it. */
async function withOne(one = found(1, 'positive-unmanaged', 1), given: Parameters<typeof aPhone>[1] = {}) {
  const phone = await aPhone(browser, given);
  await phone.page.clock.install();
  const id = idOf(one);
  phone.findings.put(one);
  await phone.open(`#/findings/${id}`);
  await phone.page.getByRole('heading', { name: namesOf(one).zh }).waitFor();
  return { ...phone, id };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const history = (page: Page) => page.getByRole('region', { name: '经过' }).getByRole('listitem');
const more = async (page: Page, name: string) => {
  await button(page, '更多').click();
  await dialog(page, '还可以做什么').getByRole('button', { name }).click();
};
const stepsIn = ({ asked }: Phone) =>
  asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/steps')).map(({ body }) => body);

describe('the day of an officer', () => {
  it('tells how many findings wait and how many are late, and shows those that are due first', async () => {
    const { page, findings, open } = await aPhone(browser);
    findings.put(
      found(1, 'contact-unmanaged', 1, '李四'),
      found(2, 'positive-unmanaged', 3, '王五'),
      found(3, 'secondary-contact-unmanaged', 2, '赵六'),
      found(4, 'secondary-contact-unmanaged', 1, '钱七'),
    );
    await open('');
    await page.getByRole('link', { name: '待核查线索 4 1 条超期' }).waitFor();
    const lines = page.getByRole('region', { name: '待核查线索' }).getByRole('listitem');
    expect(await lines.count()).toBe(3);
    await lines
      .first()
      .filter({ hasText: /核酸阳性无人管理.*王\*.*漏管.*升级到街道（乡镇）.*超期/s })
      .waitFor();
    await lines
      .nth(1)
      .filter({ hasText: /密接无人管理.*今天 18:30 前办/s })
      .waitFor();
    await expectGoodToUse(page);
    await lines.first().getByRole('link').click();
    await page.getByRole('heading', { name: '核酸阳性无人管理' }).waitFor();
    await page.getByRole('link', { name: '返回' }).click();
    await page.getByRole('link', { name: '待核查线索 4 1 条超期' }).waitFor();
  });

  it('looks again when it is asked to', async () => {
    const { page, findings, open } = await aPhone(browser);
    await open('');
    await page.getByRole('link', { name: '待核查线索 没有待核查的线索' }).waitFor();
    findings.put(found(1, 'contact-unmanaged', 1));
    await button(page, '刷新').click();
    await page.getByRole('link', { name: '待核查线索 1' }).waitFor();
  });

  it('says so when none waits, and where those are that were closed', async () => {
    const { page, open } = await aPhone(browser);
    await open('');
    await page.getByRole('link', { name: '待核查线索 没有待核查的线索' }).click();
    await page.getByRole('heading', { name: '没有待核查的线索' }).waitFor();
    await page.getByRole('link', { name: '已办结' }).click();
    await page.getByRole('heading', { name: '还没有办结的线索。' }).waitFor();
    expect(page.url()).toMatch(/#\/findings\/closed$/);
    await expectGoodToUse(page);
  });
});

describe('the list', () => {
  it('is whole, over its pages, and says how those ended that are closed', async () => {
    const { page, findings, open } = await aPhone(browser);
    findings.put(...Array.from({ length: 45 }, (_, n) => found(n, 'contact-unmanaged', 1 + n / 10)));
    findings.put(aClosed(found(60, 'contact-unmanaged', 30), 'not-in-henan', opened(2)));
    await open('#/findings');
    await page
      .getByRole('link', { name: /密接无人管理/ })
      .nth(44)
      .waitFor();
    await page.getByRole('link', { name: '已办结' }).click();
    await page.getByText('不在河南 · 今天 05:30').waitFor();
    expect(await page.getByRole('link', { name: /密接无人管理/ }).count()).toBe(1);
  });

  it('needs the network, says so, and is read when there is one', async () => {
    const { page, findings, open, online } = await aPhone(browser);
    findings.put(found(1, 'contact-unmanaged', 1));
    await open('#/findings/closed');
    await page.getByText('还没有办结的线索。').waitFor();
    await online(false);
    await page.getByRole('link', { name: '待核查', exact: true }).click();
    await page.getByText('线索要连上网络才能查看').waitFor();
    await expectGoodToUse(page);
    const retry = page.getByRole('button', { name: '重试' });
    await retry.waitFor();
    await online(true);
    // It looks again by itself, which may be a moment too early; then whoever looks at it asks.
    await vi.waitFor(
      async () => {
        if ((await retry.count()) > 0) await retry.click({ timeout: 1_000 });
        await page.getByRole('link', { name: /密接无人管理/ }).waitFor({ timeout: 1_000 });
      },
      { timeout: 30_000, interval: 50 },
    );
  });

  it('of a township says which community has each', async () => {
    const { page, findings, open } = await aPhone(browser, { region: township, role: 'township' });
    findings.put(found(1, 'contact-unmanaged', 1));
    await open('#/findings');
    await page.getByRole('link', { name: /密接无人管理.*经八路街道 体育社区/ }).waitFor();
  });
});

describe('a finding about somebody whom nobody has declared', () => {
  it('says what is asked, on what it rests in plain words, and whom to call with one touch', async () => {
    const { page } = await withOne();
    await page.getByText('请查找本人，督促补报备').waitFor();
    const evidence = page.getByRole('region', { name: '比对依据' });
    const said = (await evidence.innerText()).replace(/\s+/g, ' ');
    expect(said).toMatch(/核酸检测结果 今天 05:30 检测结果 阳性 采样时间 昨天 23:30/);
    expect(said).toMatch(/检测机构 市疾控中心 .*出处：今天 06:00 收到的数据文件，第 1204 行/);
    expect(await page.getByRole('link', { name: '拨打电话 138 0013 8000' }).getAttribute('href')).toBe(
      'tel:13800138000',
    );
    await history(page).getByText('系统比对发现').waitFor();
    await expectGoodToUse(page);
  });

  it('is tried, remarked on and closed; each step is seen at once, and can be undone until it is sent', async () => {
    const phone = await withOne();
    const { page, id, findings } = phone;
    await button(page, '登记联系或走访').click();
    await expectGoodToUse(page);
    await button(page, '电话没有联系上').click();
    await history(page).filter({ hasText: '待发送' }).getByText('电话没有联系上').waitFor();
    await button(page, '撤回').click();
    await dialog(page, '登记联系或走访').waitFor();
    await button(page, '上门走访联系上了').click();
    expect(stepsIn(phone)).toEqual([]);
    await letItBeSent(page);
    await more(page, '写备注');
    await page.getByLabel('备注', { exact: true }).fill('  本人在家，\n愿意补报  ');
    await button(page, '保存').click();
    await letItBeSent(page);
    await button(page, '办结').click();
    const form = dialog(page, '办结');
    expect(await form.getByRole('button', { name: '办结' }).isDisabled()).toBe(true);
    await form.getByRole('radio', { name: '已督促补报备' }).check();
    await form.getByLabel('怎么核实的').fill('已在窗口补报');
    await expectGoodToUse(page);
    await form.getByRole('button', { name: '办结' }).click();
    await letItBeSent(page);
    await page.getByText('已办结：已督促补报备（今天 07:30）').waitFor();
    expect(stepsIn(phone)).toEqual([
      { kind: 'contact', means: 'visit', reached: true },
      { kind: 'note', note: '本人在家， 愿意补报' },
      { kind: 'closure', outcome: 'registered', note: '已在窗口补报' },
    ]);
    expect(findings.of(id)?.state).toBe('closed');
    expect(await button(page, '更多').count()).toBe(0);
    await page.getByRole('link', { name: '返回' }).click();
    await page.getByRole('link', { name: '已办结' }).click();
    await page.getByText('已督促补报备 · 今天 07:30').waitFor();
  });

  it('is handed by the officer to the township, and is theirs no more', async () => {
    const phone = await withOne();
    const { page, id, findings } = phone;
    await more(page, '交给街道（乡镇）');
    await page.getByText('交给经八路街道，由其安排核查。').waitFor();
    await page.getByLabel('为什么交给别的单位').fill('不住本社区');
    await button(page, '转交').click();
    await page.getByRole('link', { name: /核酸阳性无人管理.*转给/ }).waitFor();
    await letItBeSent(page);
    await page.getByRole('heading', { name: '没有待核查的线索' }).waitFor();
    expect(findings.of(id)?.place).toBe(township);
    await phone.open(`#/findings/${id}`);
    await page.getByText('没有找到这条线索').waitFor();
  });

  it('is handed by the township to one of its communities, or corrected with a reason', async () => {
    const of = { ...found(1, 'contact-unmanaged', 1), place: township };
    const phone = await withOne(of, { region: township, role: 'township' });
    const { page, findings } = phone;
    await more(page, '转给其他单位');
    await page.getByLabel('转到哪里').selectOption({ label: '体育社区' });
    await page.getByLabel('为什么交给别的单位').fill('住在体育社区');
    await button(page, '转交').click();
    await letItBeSent(page);
    expect(findings.of(idOf(of))?.place).toBe(community);
    await page.getByRole('link', { name: /密接无人管理.*体育社区/ }).click();
    await more(page, '更正（数据有误）');
    await page.getByLabel('哪里有误').fill('名单重复报送');
    await button(page, '更正').click();
    await letItBeSent(page);
    await page.getByText('已办结：数据有误，已更正').waitFor();
  });
});

describe('a finding about a declaration', () => {
  it('leads to it, where the person and the phone are, and back', async () => {
    const { page } = await withOne(ofCase('test-overdue'));
    expect(await page.getByRole('link', { name: /拨打电话/ }).count()).toBe(0);
    await page.getByRole('link', { name: '打开报备详情' }).click();
    await page.getByRole('heading', { name: /张小明/ }).waitFor();
    await page.getByRole('link', { name: '返回' }).click();
    await page.getByRole('heading', { name: '应检未检' }).waitFor();
  });

  it('that is owed is done there and closes by itself: nobody closes it by hand', async () => {
    const { page } = await withOne(ofCase('test-overdue'));
    await page.getByText('办好要求的事后，这条线索会自动办结。').waitFor();
    const evidence = page.getByRole('region', { name: '比对依据' });
    expect((await evidence.innerText()).replace(/\s+/g, ' ')).toBe(
      '比对依据 系统按管理记录判断 今天 00:00 应检日期 1月17日 周六',
    );
    await button(page, '更多').click();
    expect(await page.getByRole('button', { name: '办结' }).count()).toBe(0);
  });

  it('that was closed meanwhile says so, and what was written is not lost', async () => {
    const { page, findings, id } = await withOne(ofCase('contact-not-controlled'));
    await more(page, '办结');
    await page.getByText('线索会自动办结').last().waitFor();
    await page.getByRole('radio', { name: '已在别处管控' }).check();
    await page.getByLabel('怎么核实的').fill('在外地隔离点');
    await dialog(page, '办结').getByRole('button', { name: '办结' }).click();
    findings.close(id, 'settled');
    await page.clock.fastForward(10_000);
    await page.getByRole('status').getByText('该线索已办结，不能再处理。').waitFor();
    await page.getByText('已办结：情况已消除').waitFor();
    await expectGoodToUse(page);
    await button(page, '去改正').click();
    expect(await page.getByLabel('怎么核实的').inputValue()).toBe('在外地隔离点');
    expect(await page.getByRole('radio', { name: '已在别处管控' }).isChecked()).toBe(true);
  });

  it('that may be about another person asks first who it is', async () => {
    const phone = await withOne(ofCase('identity-unconfirmed'));
    const { page } = phone;
    await button(page, '核对是否本人').click();
    await page.getByText('比对数据说的是报备人本人吗？').waitFor();
    await expectGoodToUse(page);
    await button(page, '不是本人').click();
    await letItBeSent(page);
    await page.getByText('已办结：不是此人').waitFor();
    expect(stepsIn(phone)).toEqual([{ kind: 'confirmation', isSame: false }]);
  });
});

describe('without a network', () => {
  it('a step is kept and sent once when there is one again', async () => {
    const phone = await withOne();
    const { page } = phone;
    await phone.online(false);
    await button(page, '登记联系或走访').click();
    await button(page, '上门走访没有联系上').click();
    await page.clock.fastForward(10_000);
    await page.getByText('没有网络，连上后自动发送').waitFor();
    await history(page).filter({ hasText: '待发送' }).getByText('上门走访没有联系上').waitFor();
    await phone.online(true);
    await page.getByRole('status').getByText('已保存').first().waitFor();
    await history(page).filter({ hasText: '待发送' }).waitFor({ state: 'detached' });
    await history(page).getByText('上门走访没有联系上').waitFor();
    expect(stepsIn(phone)).toHaveLength(1);
  });
});

describe('for everybody', () => {
  it('is good to use in English, in large type and in the dark', async () => {
    const { page, open } = await withOne();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectGoodToUse(page);
    await page.evaluate(() => {
      localStorage.setItem('officer.language', 'en');
      localStorage.setItem('officer.size', 'large');
    });
    await page.reload();
    await page.getByRole('heading', { name: 'PCR positive, and nobody looks after them' }).waitFor();
    await page.getByText('received today 06:00, line 1204').waitFor();
    await expectGoodToUse(page);
    await page.getByRole('button', { name: 'Record a call or visit' }).click();
    await button(page, 'Reached (phone)').waitFor();
    await expectGoodToUse(page);
    await open('#/findings');
    await page.getByRole('link', { name: /PCR positive/ }).waitFor();
    await expectGoodToUse(page);
  });
});
