import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { violationsOn } from '../support/violations.ts';

const headless = '/usr/bin/chromium-headless-shell';

/** A phone of the size that everything must fit on first (ux.md). */
export const smallPhone: BrowserContextOptions = { viewport: { width: 360, height: 740 } };

/** Debian's Chromium, without the windows and menus that no test sees where there is a package of it: what shows pages is the same, for half of the CPU. */
export function aBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: existsSync(headless) ? headless : '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/**
 * Takes away what browsers learned after the oldest that the sites are built for (Chrome 92, Safari 15.4): a build lowers the language, not what is
 * called. Runs in the page.
 */
function forgetWhatIsNew(): void {
  const sorting = ['findLast', 'findLastIndex', 'toReversed', 'toSorted', 'with'];
  const forget = (of: object, names: readonly string[]) => {
    for (const name of names) Reflect.deleteProperty(of, name);
  };
  forget(Array.prototype, [...sorting, 'toSpliced']);
  forget(Object.getPrototypeOf(Uint8Array.prototype) as object, sorting);
  forget(Array, ['fromAsync']);
  forget(Object, ['groupBy', 'hasOwn']);
  forget(Map, ['groupBy']);
  forget(Promise, ['try', 'withResolvers']);
  forget(String.prototype, ['isWellFormed', 'toWellFormed']);
  forget(Set.prototype, ['difference', 'intersection', 'isSubsetOf', 'isSupersetOf', 'union']);
  forget(globalThis, ['Iterator', 'structuredClone']);
}

/** A page of its own, in Chinese and on Shanghai's clock, that fails the test when a script of it fails. */
export async function aPage(browser: Browser, options: BrowserContextOptions = smallPhone): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    // Colours on their way from one to another would be judged as they pass.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript(forgetWhatIsNew);
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** No violation that axe knows, and nothing wider than the screen. */
export async function expectGoodToUse(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
  await expectToFit(page);
}

/** Nothing wider than the screen. */
export async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Leaves a picture of every open page in `reports/failures` when a test fails. */
export function pictureFailures(opened: () => Browser): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const pages = opened()
      .contexts()
      .flatMap((context) => context.pages());
    for (const [index, page] of pages.entries())
      await page.screenshot({ path: `reports/failures/${task.name.slice(0, 60)}-${index}.png` });
  });
}
