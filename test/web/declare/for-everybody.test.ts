import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { violationsInTheDark, violationsOn } from '../../support/violations.ts';
import { aBrowser } from '../a-browser.ts';
import {
  aPerson,
  aPhone,
  atStep,
  declareNow,
  fillHealth,
  fillHow,
  fillPerson,
  fillWhen,
  next,
} from './phone.ts';

const at = new Date('2026-01-17T10:00:00+08:00');
let running: RunningSystem;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([aRunningSystem({ at: at.toISOString() }), aBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

/** How much wider than the screen the content is, on a screen so wide. */
async function tooWide(page: Page, width: number, height: number): Promise<string[]> {
  await page.setViewportSize({ width, height });
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return beyond > 0 ? [`${beyond} px wider than ${width}`] : [];
}

/** What is wrong with a screen: for who reads it by ear or in the dark, on a narrow phone and on a wide screen. */
async function faultsOn(page: Page): Promise<string[]> {
  return [
    ...(await violationsOn(page)),
    ...(await violationsInTheDark(page)),
    ...(await tooWide(page, 1280, 800)),
    ...(await tooWide(page, 360, 740)),
  ];
}

/** Goes through every screen once and looks at each, empty, with errors and filled. */
async function faultsOnTheWay(page: Page, faultsOf: typeof faultsOn): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  const look = async (screen: string): Promise<void> => {
    const found = await faultsOf(page);
    if (found.length > 0) faults[screen] = found;
  };
  await page.goto(`${running.system.citizenUrl}/?community=410105001003`);
  await page.getByText('您扫的是这个社区（村）的码').waitFor();
  await look('home');
  await page.getByRole('button', { name: /我要报备/ }).click();
  await atStep(page, '谁来');
  await next(page);
  await look('who, with errors');
  await fillPerson(page, aPerson());
  await next(page);
  await fillWhen(page);
  await look('when');
  await next(page);
  await atStep(page, '到哪里去');
  await page.getByRole('button', { name: '换一个' }).click();
  await page.getByRole('button', { name: '郑州市' }).waitFor();
  await look('where, by list');
  await page.getByRole('button', { name: '搜名字' }).click();
  await page.getByLabel('哪个市？').selectOption({ label: '郑州市' });
  await page.getByLabel('社区（村）的名字、拼音或首字母').fill('tiyu');
  await page.getByRole('button', { name: /体育社区居民居委会/ }).waitFor();
  await look('where, by name');
  await page.getByRole('button', { name: /体育社区居民居委会/ }).click();
  await page.getByLabel('住在那里的什么地方？').fill('3号楼');
  await next(page);
  await fillHow(page);
  await look('how');
  await next(page);
  await atStep(page, '健康和风险地区');
  await page.getByRole('radio', { name: '有', exact: true }).last().check();
  await look('health, with a risk area');
  await fillHealth(page);
  await next(page);
  await atStep(page, '核对并提交');
  await look('check');
  await declareNow(page);
  await page.getByRole('img', { name: '回执二维码' }).waitFor();
  await look('receipt');
  await page.getByRole('button', { name: '会晚到' }).click();
  await look('delayed');
  await page.keyboard.press('Escape');
  await page.goto(`${running.system.citizenUrl}/#/find`);
  await page.getByRole('button', { name: '获取验证码' }).waitFor();
  await look('find');
  return faults;
}

describe('every screen of the form', () => {
  it('breaks no rule of accessibility, in light and in the dark, and fits narrow phones and wide screens', async () => {
    const page = await aPhone(browser, at);
    expect(await faultsOnTheWay(page, faultsOn)).toEqual({});
    await page.context().close();
  });

  it('fits a narrow phone in large type', async () => {
    const page = await aPhone(browser, at);
    await page.goto(running.system.citizenUrl);
    await page.getByRole('button', { name: '大字' }).click();
    expect(await faultsOnTheWay(page, (shown) => tooWide(shown, 360, 740))).toEqual({});
    await page.context().close();
  });

  it('speaks English one tap away, and keeps to it', async () => {
    const page = await aPhone(browser, at);
    await page.goto(running.system.citizenUrl);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /^Declare/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Who travels' }).waitFor();
    await page.reload();
    await page.getByText('Step 1 of 6').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.locator('.field-error').first().textContent()).toBe('Please fill this in.');
    await page.context().close();
  });

  it('can be answered with the keyboard alone', async () => {
    const page = await aPhone(browser, at);
    await page.goto(`${running.system.citizenUrl}/#/declare/who`);
    await atStep(page, '谁来');
    for (const text of ['王小明', '', aPerson().documentNumber, aPerson().phone]) {
      await page.keyboard.press('Tab');
      if (text !== '') await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await atStep(page, '什么时候、从哪里来');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.context().close();
  });
});

describe('what a phone has to load', () => {
  it('is at most 100 KB of compressed JavaScript, all in all (F13)', () => {
    const folder = join(import.meta.dirname, '../../../dist/web/declare');
    const sizes = globSync('**/*.js', { cwd: folder }).map(
      (file) => gzipSync(readFileSync(join(folder, file))).length,
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100 * 1024);
  });
});
