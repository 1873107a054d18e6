import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { aPage } from '../a-browser.ts';
import { serveBuiltSite } from '../built-site.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { afternoon } from './some-cases.ts';

const site = 'https://desk.test';
/** As the deployed site has it (infra/constructs/site.ts): antd and ECharts must do without styles made by script. */
const policy =
  "default-src 'self'; connect-src 'self' https://feeds.test; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

export interface Desk {
  page: Page;
  api: FakeApi;
  open: (hash: string) => Promise<void>;
}

/**
 * The built site with the staff's endpoints answered as the schemas promise, for an administrator of a region who is
 * signed in; whatever the site's policy refuses fails the test.
 */
export async function aDesk(
  browser: Browser,
  region: string,
  options: BrowserContextOptions = desktop,
): Promise<Desk> {
  const page = await aPage(browser, options);
  const api = fakeApi(region);
  await serveBuiltSite(page, {
    name: 'desk',
    headers: { 'Content-Security-Policy': policy },
    now: () => afternoon,
    answer: (call) => api.answer(call),
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) throw new Error(message.text());
  });
  return {
    page,
    api,
    open: async (hash) => {
      await page.goto(`${site}/${hash}`);
    },
  };
}

/** Closes what a test opened: pages that update by themselves would slow down the next. */
export function closePages(opened: () => Browser): void {
  afterEach(async () => {
    await Promise.all(
      opened()
        .contexts()
        .map((context) => context.close()),
    );
  });
}
