import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, finding, findingList } from '../../../schemas/finding.ts';
import { sendFeed } from '../../compare/send-feed.ts';
import { residentId } from '../../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { letItBeSent, signIn } from './sign-in.ts';

const home = '410105001003';
const elsewhere = '410105001006';
const township = '410105001';
const contacts = '证件号码,姓名,手机号码,现住地区代码,末次接触时间';
/** Whom nobody has declared: one who is found, and one who lives elsewhere. */
const strangers = [
  `${residentId(1)},赵六,16200000088,${home},2026-01-16 20:00:00`,
  `${residentId(2)},钱小七,16200000099,${home},2026-01-16 21:00:00`,
];

let running: RunningSystem;
let browser: Browser;

beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: [township] });
  browser = await aBrowser();
  await sendFeed(running, '密接名单.csv', `${[contacts, ...strangers].join('\n')}\n`, {
    kind: 'close-contact',
  });
  await running.system.idle();
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});
pictureFailures(() => browser);

const line = (page: Page, maskedName: string) => page.getByRole('link').filter({ hasText: maskedName });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A finding of a place as its officer or its township sees it. */
async function seen(sub: string, region: string, state: string, maskedName: string): Promise<Finding> {
  const listed = await running.as(sub)({ path: `/v1/findings?region=${region}&state=${state}` });
  const row = listed.as(findingList).rows.find((one) => one.maskedName === maskedName);
  return (await running.as(sub)({ path: `/v1/findings/${row?.id}` })).as(finding);
}

describe('a finding on the running system', () => {
  it('is worked on by the officer from its evidence to its end', async () => {
    const page = await signIn(browser, running.system.officerUrl, `officer-${home}`);
    await page.getByRole('link', { name: '待核查线索 2' }).waitFor();
    await line(page, '赵*').click();
    await page.getByText('请查找本人，督促补报备').waitFor();
    const evidence = page.getByRole('region', { name: '比对依据' });
    await evidence.getByText('密接', { exact: true }).waitFor();
    expect((await evidence.innerText()).replace(/\s+/g, ' ')).toMatch(
      /末次接触时间 昨天 20:00 .*今天 10:10 收到的数据文件，第 2 行/,
    );
    const call = page.getByRole('link', { name: /拨打电话 162 0000 0088/ });
    await call.click();
    expect(await page.evaluate(() => document.documentElement.dataset['dialled'])).toBe('tel:16200000088');
    await expectGoodToUse(page);
    await button(page, '登记联系或走访').click();
    await button(page, '上门走访联系上了').click();
    await letItBeSent(page);
    await button(page, '办结').click();
    const form = page.getByRole('dialog', { name: '办结' });
    await form.getByRole('radio', { name: '已在别处管控' }).check();
    await form.getByLabel('怎么核实的').fill('已在集中隔离点');
    await form.getByRole('button', { name: '办结' }).click();
    await letItBeSent(page);
    await page.getByText('已办结：已在别处管控').waitFor();
    const closed = await seen(`officer-${home}`, home, 'closed', '赵*');
    expect(closed.steps.map(({ step }) => step.kind)).toEqual(['opened', 'contact', 'closure']);
    expect(closed).toMatchObject({ outcome: 'controlled-elsewhere', person: { name: '赵六' } });
  });

  it('goes from the officer to the township, and from there to another community', async () => {
    const officer = await signIn(browser, running.system.officerUrl, `officer-${home}`);
    await line(officer, '钱*七').click();
    await button(officer, '更多').click();
    await button(officer, '交给街道（乡镇）').click();
    await officer.getByLabel('为什么交给别的单位').fill('已搬到科技社区');
    await button(officer, '转交').click();
    await letItBeSent(officer);
    await line(officer, '钱*七').waitFor({ state: 'detached' });

    const above = await signIn(browser, running.system.officerUrl, `township-${township}`);
    await above.getByRole('link', { name: '待核查线索 1' }).waitFor();
    await line(above, '钱*七').click();
    await above.getByText('“已搬到科技社区”').waitFor();
    await expectGoodToUse(above);
    await button(above, '更多').click();
    await button(above, '转给其他单位').click();
    await above.getByLabel('转到哪里').selectOption({ label: '科技社区' });
    await above.getByLabel('为什么交给别的单位').fill('由科技社区核查');
    await button(above, '转交').click();
    await letItBeSent(above);
    const moved = await seen(`officer-${elsewhere}`, elsewhere, 'open', '钱*七');
    expect(moved.steps.map(({ step }) => ('place' in step ? step.place : step.kind))).toEqual([
      ...['opened', township, elsewhere],
    ]);
  });
});
