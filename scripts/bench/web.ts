import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { auditPage, installLighthouse, type PageAudit } from './lighthouse.ts';
import { inventedRequest } from './people.ts';
import { reporter } from './report.ts';
import { startUnderLoad } from './system-under-load.ts';

// `npm run bench:web`: figures F11 and F13 of the design, by Lighthouse's slow phone on the running system. Wants Debian's Chromium,
// which `npm test` installs, and fetches Lighthouse the first time. On a busy machine a page looks slower than it is.
const at = '2026-01-17T10:00:00+08:00';
const community = '410105001003';
const receiptHash = createHash('sha256').update('x'.repeat(43)).digest('base64url');
/** A full page, and a few more. */
const people = 25;

const { say, figure, end } = reporter();
installLighthouse();
const system = await startUnderLoad(at, ['410105001']);
for (let n = 0; n < people; n += 1) {
  const answer = await fetch(`${system.citizenUrl}/v1/declarations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(inventedRequest(n, { community, now: new Date(at), receiptHash })),
  });
  if (answer.status !== 201) throw new Error(`a declaration was answered with ${answer.status}`);
}
await system.control('POST', '/idle');
await system.control('POST', '/clock', { at: '2026-01-17T10:30:30+08:00' });
await system.control('POST', '/idle');

/** Read units of one page of the worklist, by a function that is warm. */
async function readUnitsOfPage(): Promise<number> {
  const headers = { Authorization: `Bearer ${await system.tokenOf(`officer-${community}`)}` };
  const read = async () => (await fetch(`${system.officerUrl}/v1/worklist`, { headers })).json();
  await read();
  await system.control('DELETE', '/meter');
  await read();
  return (await system.meter()).reduce((sum, { readUnits }) => sum + readUnits, 0);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** Audits a site in a new browser; with a token it is one on which the officer is signed in, and nothing was loaded yet. */
async function audit(site: string, token?: string): Promise<PageAudit> {
  const profile = mkdtempSync(join(tmpdir(), 'baobei-browser-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    locale: 'zh-CN',
    args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    if (token !== undefined) {
      const page = await context.newPage();
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
      await page.goto(site);
      const session = JSON.stringify({ accessToken: token, expiresAt: Date.now() + 240_000 });
      await page.evaluate((text) => localStorage.setItem('staff.session', text), session);
      await page.close();
    }
    return await auditPage(site, port);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

figure('F11_read_units', await readUnitsOfPage(), '≤ 4');
const declare = await audit(system.citizenUrl);
say(`  declare: first paint ${declare.firstPaintSeconds} s, largest ${declare.largestPaintSeconds} s`);
figure('F13_js_kb', declare.scriptKb, '≤ 100');
figure('F13_performance', declare.performance, '≥ 95');
figure('F13_accessibility', declare.accessibility, '100');
const officer = await audit(system.officerUrl, await system.tokenOf(`officer-${community}`));
if (!officer.addresses.includes('/v1/worklist')) throw new Error('the officer was not signed in');
say(`  officer: performance ${officer.performance}, scripts ${officer.scriptKb.toFixed(1)} KB`);
figure('F11_first_view_s', officer.firstPaintSeconds, '≤ 1');
figure('F11_largest_view_s', officer.largestPaintSeconds);
figure('F11_accessibility', officer.accessibility);
await system.stop();
end();
