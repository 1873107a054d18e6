import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterEach } from 'vitest';
import { aPage } from '../a-browser.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { afternoon } from './some-cases.ts';

const site = 'https://desk.test';
const files = new URL('../../../dist/web/desk/', import.meta.url);
/** As the deployed site has it (infra/constructs/site.ts): antd and ECharts must do without styles made by script. */
const policy =
  "default-src 'self'; connect-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

async function answerFile(route: Route, path: string): Promise<void> {
  const file = new URL(path === '/' ? 'index.html' : path.slice(1), files);
  if (!existsSync(file)) return route.fulfill({ status: 403 });
  await route.fulfill({
    body: readFileSync(file),
    headers: {
      'Content-Type': types[extname(file.pathname)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
    },
  });
}

async function answerCall(route: Route, url: URL, api: FakeApi): Promise<void> {
  const request = route.request();
  const { status, body } = api.answer({
    method: request.method(),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: request.postData() === null ? undefined : (request.postDataJSON() as unknown),
  });
  const isProblem = status >= 400 && typeof body === 'object' && body !== null && 'code' in body;
  await route.fulfill({
    status,
    headers: {
      'Content-Type': isProblem ? 'application/problem+json' : 'application/json',
      Date: afternoon.toUTCString(),
    },
    body: JSON.stringify(body),
  });
}

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
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.startsWith('/v1/')) await answerCall(route, url, api);
    else await answerFile(route, url.pathname);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) throw new Error(message.text());
  });
  await page.addInitScript(() => {
    const expiresAt = Date.now() + 3_600_000;
    localStorage.setItem('staff.session', JSON.stringify({ accessToken: 'token', expiresAt }));
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
