import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser } from '../a-browser.ts';
import { idBornOn } from './drafts.ts';
import { aPerson, aPhone, atStep, declareNow, fillForm, fillPerson, next } from './phone.ts';

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

/** The code that was sent to a phone. */
async function codeSentTo(phone: string): Promise<string> {
  const message = await vi.waitUntil(
    () => running.system.inbox.messages({ to: phone, kind: 'citizen-code' })[0],
    { timeout: 30_000 },
  );
  return /\d{6}/.exec(message.text)?.[0] ?? '';
}

async function signIn(phone: string): Promise<void> {
  await page.goto(`${url}/#/find`);
  await page.getByLabel('手机号码是多少？').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel(/6 位验证码/).waitFor();
  await page.getByLabel(/6 位验证码/).fill(await codeSentTo(phone));
  await page.getByRole('button', { name: '查看' }).click();
}

describe('the draft', () => {
  it('is still there when the phone comes back, and gone once it is declared', async () => {
    page = await aPhone(browser, at);
    await page.goto(url);
    await page.getByRole('button', { name: /我要报备/ }).click();
    await atStep(page, '谁来');
    await fillPerson(page, aPerson({ name: '李小红' }));
    await next(page);
    await atStep(page, '什么时候、从哪里来');
    await page.goto(`${url}/?`);
    await page.getByRole('button', { name: /接着填上次的报备/ }).click();
    await atStep(page, '什么时候、从哪里来');
    await page.getByRole('button', { name: '上一步' }).click();
    expect(await page.getByLabel('姓名叫什么？').inputValue()).toBe('李小红');
    await page.goto(`${url}/?again`);
    await page.getByRole('button', { name: '不要了，重新填' }).click();
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19810101') })]);
    await declareNow(page);
    expect(await page.evaluate(() => localStorage.getItem('baobei.draft'))).toBeNull();
    await page.goBack();
    await page.getByRole('button', { name: /我要报备/ }).waitFor();
  });
});

describe('errors', () => {
  it('are said only after a field was left, and listed with a way to each when one goes on', async () => {
    page = await aPhone(browser, at);
    await page.goto(`${url}/#/declare/who`);
    await atStep(page, '谁来');
    const phone = page.getByLabel('手机号码是多少？');
    await phone.pressSequentially('123');
    expect(await page.locator('.field-error').count()).toBe(0);
    await phone.blur();
    expect(await page.locator('.field-error').allTextContents()).toEqual([
      '请填写 11 位手机号码；境外号码以 + 和国家代码开头。',
    ]);
    await next(page);
    await page.getByRole('heading', { name: '有 3 处需要改正' }).waitFor();
    await page.getByRole('button', { name: /^证件号码/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('/travellers/0/document/number');
  });
});

describe('the poster’s code', () => {
  it('warns when the community chosen is another one', async () => {
    page = await aPhone(browser, at);
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19820101') })]);
    await page.getByRole('button', { name: '修改：到哪里去' }).click();
    await page.getByRole('button', { name: '换一个' }).click();
    for (const name of ['洛阳市', '涧西区', '湖北路街道', '唐村社区居民委员会'])
      await page.getByRole('button', { name, exact: true }).click();
    await page.getByText('和您扫的码不是同一个社区（村）').waitFor();
    await page.getByRole('button', { name: '改为二维码的社区（村）' }).click();
    await page.getByText('体育社区居民居委会').waitFor();
    expect(await page.getByText('和您扫的码不是同一个社区（村）').count()).toBe(0);
  });

  it('says so when it names no community', async () => {
    page = await aPhone(browser, at);
    await page.goto(`${url}/?community=419999999999`);
    await page.getByText(/这个二维码里的社区（村）不存在/).waitFor();
  });
});

describe('finding a declaration again', () => {
  it('takes the phone and a code, and the traveller can take it over', async () => {
    const helped = aPerson({ name: '赵大爷', documentNumber: idBornOn('19500101'), phone: '13900005678' });
    page = await aPhone(browser, at);
    await fillForm(page, url, [helped], { name: '钱小姐', phone: '13900001111' });
    await declareNow(page);
    await page.context().close();

    page = await aPhone(browser, at);
    await signIn(helped.phone);
    await page.getByRole('link', { name: /赵\*爷/ }).waitFor();
    await page.getByRole('button', { name: '由我来管' }).click();
    await page.getByText('已经转到这部手机上，由您自己管').waitFor();
    await page.reload();
    await page.getByText('还可以修改 2 次').waitFor();
  });

  it('answers a wrong code with a sentence', async () => {
    page = await aPhone(browser, at);
    await page.goto(`${url}/#/find`);
    await page.getByLabel('手机号码是多少？').fill('13900009999');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByLabel(/6 位验证码/).fill('１２３ ４５６');
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('验证码不对或已过期，请重新获取。').waitFor();
  });
});

describe('the receipt', () => {
  it('opens without a network', async () => {
    page = await aPhone(browser, at, { serviceWorkers: 'allow' });
    await page.goto(url);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19830101') })]);
    await declareNow(page);
    await page.getByText('还可以修改 2 次').waitFor();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/没有联网，这是 .* 保存的内容/).waitFor();
    await page.getByRole('img', { name: '回执二维码' }).waitFor();
    expect(await page.locator('.status-name').textContent()).toBe('已提交');
  });

  it('can be kept among the photos', async () => {
    page = await aPhone(browser, at);
    await fillForm(page, url, [aPerson({ documentNumber: idBornOn('19840101') })]);
    await declareNow(page);
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存到相册' }).click(),
    ]);
    expect(picture.suggestedFilename()).toMatch(/^baobei-.{22}\.png$/);
  });

  it('is not shown to a phone that has neither its secret nor a session', async () => {
    page = await aPhone(browser, at);
    await page.goto(`${url}/#/receipt/${'A'.repeat(22)}`);
    await page.getByText('要看这份回执，请用报备时留的手机号查询。').waitFor();
  });
});
