import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** The look of the three sites (web/tokens.css), and what the pages of the issuer add to it. */
const look = ['../../../web/tokens.css', 'page.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Text that is put into HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export interface Page {
  readonly title: string;
  readonly body: string;
  readonly status?: number;
  /** Runs when the page is there; everything works without it too. */
  readonly script?: string;
}

export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Nothing but the page's own style and script may run, and nobody may put the page into a frame. */
export function render({ title, body, status = 200, script }: Page): Rendered {
  const scripts = script === undefined ? "'none'" : hash(script);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; img-src data:; style-src ${hash(look)}; script-src ${scripts}; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  return { status, headers, text: html(title, body, script) };
}

export function showPage(response: ServerResponse, page: Page): void {
  const { status, headers, text } = render(page);
  response.writeHead(status, headers).end(text);
}

const html = (title: string, body: string, script?: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · 河南省来（返）豫人员报备</title>
<link rel="icon" href="data:,">
<style>${look}</style>
</head>
<body>
<main>
<p class="service">河南省来（返）豫人员报备</p>
<div class="card">
${body}
</div>
<p class="note">本机演示系统，请勿填写真实身份信息。</p>
</main>
${script === undefined ? '' : `<script>${script}</script>`}
</body>
</html>`;
