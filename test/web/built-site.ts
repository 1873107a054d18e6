import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Page, Route } from 'playwright-core';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export interface FakeCall {
  method: string;
  path: string;
  query: Record<string, string>;
  /** By their names in small letters. */
  headers: Record<string, string>;
  body: unknown;
}
export interface FakeAnswer {
  status: number;
  body: unknown;
}

export interface BuiltSite {
  /** Folder of `dist/web`. */
  name: string;
  /** Headers of its files. */
  headers?: Record<string, string>;
  /** The time that the endpoints tell. */
  now: () => Date;
  /** `undefined`: the network fails. */
  answer: (call: FakeCall) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>;
}

/** The built site as its bucket serves it, with the staff's endpoints answered by the test; somebody is signed in. */
export async function serveBuiltSite(page: Page, site: BuiltSite): Promise<void> {
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.startsWith('/v1/')) await answerCall(route, url, site);
    else await answerFile(route, url.pathname, site);
  });
  await page.addInitScript(() => {
    const expiresAt = Date.now() + 3_600_000;
    localStorage.setItem('staff.session', JSON.stringify({ accessToken: 'token', expiresAt }));
  });
}

async function answerFile(route: Route, path: string, { name, headers }: BuiltSite): Promise<void> {
  const files = new URL(`../../dist/web/${name}/`, import.meta.url);
  const file = new URL(path === '/' ? 'index.html' : path.slice(1), files);
  if (!existsSync(file)) return route.fulfill({ status: 403 });
  await route.fulfill({
    body: readFileSync(file),
    headers: { 'Content-Type': types[extname(file.pathname)] ?? 'application/octet-stream', ...headers },
  });
}

async function answerCall(route: Route, url: URL, { answer, now }: BuiltSite): Promise<void> {
  const request = route.request();
  const answered = await answer({
    method: request.method(),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers(),
    body: request.postData() === null ? undefined : (request.postDataJSON() as unknown),
  });
  if (answered === undefined) return route.abort();
  const { status, body } = answered;
  const isProblem = status >= 400 && typeof body === 'object' && body !== null && 'code' in body;
  await route.fulfill({
    status,
    headers: {
      'Content-Type': isProblem ? 'application/problem+json' : 'application/json',
      Date: now().toUTCString(),
    },
    body: JSON.stringify(body),
  });
}
