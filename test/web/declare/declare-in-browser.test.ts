import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser } from '../a-browser.ts';
import { idBornOn } from './drafts.ts';
import { aPerson, aPhone, atStep, declareNow, fillForm, next } from './phone.ts';

const at = new Date('2026-01-17T10:00:00+08:00');
let running: RunningSystem;
let browser: Browser;
let url: string;
let page: Page;

beforeAll(async () => {
  [running, browser] = await Promise.all([aRunningSystem({ at: at.toISOString() }), aBrowser()]);
  url = running.system.citizenUrl;
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const status = () => page.locator('.status-name');

/** Edits the address, and confirms. */
async function editAddress(address: string): Promise<void> {
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await atStep(page, '什么时候、从哪里来');
  await next(page);
  await atStep(page, '到哪里去');
  await page.getByLabel('住在那里的什么地方？').fill(address);
  for (const title of ['怎么来', '健康和风险地区', '核对并提交']) {
    await next(page);
    await atStep(page, title);
  }
  await page.getByRole('checkbox', { name: /以上内容属实/ }).check();
  await page.getByRole('button', { name: '提交修改' }).click();
  await page.getByText('修改成功').waitFor();
}

describe('declaring on a phone', () => {
  it('gives each of a family a receipt, the child with a guardian', async () => {
    page = await aPhone(browser, at);
    await page.goto(`${url}/d/410105001003`);
    await page.getByText('您扫的是这个社区（村）的码').waitFor();
    const child = aPerson({ name: '王小丫', documentNumber: idBornOn('20200601') });
    await fillForm(page, url, [aPerson()]);
    await page.getByRole('button', { name: /^修改：来（返）豫的人/ }).click();
    await page.getByRole('button', { name: '添加同行人' }).click();
    await page.getByLabel('姓名叫什么？').nth(1).fill(child.name);
    await page.getByLabel('证件号码是多少？').nth(1).fill(child.documentNumber);
    await page.getByRole('button', { name: '和第一个人一样' }).click();
    await page.getByRole('button', { name: '王小明是监护人' }).click();
    for (const title of ['什么时候、从哪里来', '到哪里去', '怎么来', '健康和风险地区']) {
      await next(page);
      await atStep(page, title);
    }
    for (const no of await page.getByRole('radio', { name: '没有' }).all()) await no.check();
    await next(page);
    await atStep(page, '核对并提交');
    await declareNow(page);
    await page.getByText('2 个人都已提交成功').waitFor();
    expect(await status().textContent()).toBe('已提交');
    await page.getByText('今天 上午 10:30 分派').waitFor();
    expect(await page.getByText('临期报备').isVisible()).toBe(true);
    await page.getByRole('img', { name: '回执二维码' }).waitFor();
    await page.getByRole('link', { name: /王\*丫/ }).click();
    await page.getByText('王小丫').waitFor();
  });

  it('can be edited twice, and not a third time', async () => {
    page = await aPhone(browser, at);
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19910101') })]);
    await declareNow(page);
    await page.getByText('还可以修改 2 次').waitFor();
    await editAddress('5号楼');
    await page.getByText('还可以修改 1 次').waitFor();
    await editAddress('6号楼');
    await page.getByText('不能再修改').waitFor();
    await page.getByText('6号楼').waitFor();
    expect(await page.getByRole('button', { name: '修改', exact: true }).count()).toBe(0);
  });

  it('can be withdrawn after being asked once more', async () => {
    page = await aPhone(browser, at);
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19920101') })]);
    await declareNow(page);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByRole('button', { name: '不撤销' }).click();
    expect(await status().textContent()).toBe('已提交');
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByRole('button', { name: '确定撤销' }).click();
    await page.locator('.status-name', { hasText: '已撤销' }).waitFor();
    expect(await page.getByRole('button', { name: '撤销', exact: true }).count()).toBe(0);
  });

  it('tells the community of a delay without using up an edit', async () => {
    page = await aPhone(browser, at);
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19930101') })]);
    await declareNow(page);
    await page.getByRole('button', { name: '会晚到' }).click();
    await page.getByRole('button', { name: '大后天' }).click();
    await page.getByRole('button', { name: '晚上' }).click();
    await page.getByRole('button', { name: '发给社区' }).click();
    await page.getByText('1月20日 周二 晚上 8:00').waitFor();
    expect(await page.getByText('还可以修改 2 次').isVisible()).toBe(true);
  });

  it('never declares twice when the answer was lost', async () => {
    page = await aPhone(browser, at);
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19940101') })]);
    const ids: string[] = [];
    await page.route('**/v1/declarations', async (route) => {
      const answer = await route.fetch();
      ids.push(await answer.text());
      await (ids.length === 1 ? route.abort() : route.fulfill({ response: answer }));
    });
    await declareNow(page);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('says where the server refuses, at the field', async () => {
    // What it takes for the day after tomorrow was yesterday.
    page = await aPhone(browser, new Date('2026-01-14T10:00:00+08:00'));
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19950101') })]);
    await page.getByRole('checkbox', { name: /以上内容属实/ }).check();
    await page.getByRole('button', { name: '提交报备' }).click();
    const jump = page.getByRole('button', { name: /^预计到达 预计到达时间已过/ });
    await jump.click();
    await atStep(page, '什么时候、从哪里来');
    expect(await page.getByLabel('到达日期').getAttribute('aria-invalid')).toBe('true');
  });
});
