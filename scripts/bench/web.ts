import { createHash, randomUUID } from 'node:crypto';
import { auditSite } from './audit-site.ts';
import { installLighthouse, kbOf } from './lighthouse.ts';
import { inventedRequest } from './people.ts';
import { reporter } from './report.ts';
import { startUnderLoad } from './system-under-load.ts';

// `npm run bench:web`: figures F11 and F13 of the design by Lighthouse's slow phone, and the desk by its desktop, on the running system
// with the whole province. Wants Debian's Chromium, which `npm test` installs, and fetches Lighthouse the first time. On a busy machine a
// page looks slower than it is.
const at = '2026-01-17T10:00:00+08:00';
const community = '410105001003';
const receiptHash = createHash('sha256').update('x'.repeat(43)).digest('base64url');
/** A full page, and a few more. */
const people = 25;
/** The desk's drawings and the library under them, which come when the figures are there. */
const ofCharts = /chart-[^/]+\.js$/;

const { say, figure, end } = reporter();
installLighthouse();
const system = await startUnderLoad(at);
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

figure('F11_read_units', await readUnitsOfPage(), '≤ 4');
const declare = await auditSite({ site: system.citizenUrl, beholder: 'slow-phone' });
say(`  declare: first paint ${declare.firstPaintSeconds} s, largest ${declare.largestPaintSeconds} s`);
figure('F13_js_kb', kbOf(declare.scripts), '≤ 100');
figure('F13_performance', declare.performance, '≥ 95');
figure('F13_accessibility', declare.accessibility, '100');
const officer = await auditSite({
  site: system.officerUrl,
  beholder: 'slow-phone',
  token: await system.tokenOf(`officer-${community}`),
});
if (!officer.addresses.includes('/v1/worklist')) throw new Error('the officer was not signed in');
say(`  officer: performance ${officer.performance}, scripts ${kbOf(officer.scripts).toFixed(1)} KB`);
figure('F11_first_view_s', officer.firstPaintSeconds, '≤ 1');
figure('F11_largest_view_s', officer.largestPaintSeconds);
figure('F11_accessibility', officer.accessibility);
const desk = await auditSite({
  site: system.deskUrl,
  beholder: 'desktop',
  token: await system.tokenOf('province-41'),
});
if (!desk.addresses.includes('/v1/statistics')) throw new Error('the administrator was not signed in');
say(`  desk: first paint ${desk.firstPaintSeconds} s, largest ${desk.largestPaintSeconds} s`);
figure('desk_performance', desk.performance, '≥ 90');
figure('desk_accessibility', desk.accessibility, '100');
figure('desk_js_kb', kbOf(desk.scripts.filter(({ path }) => !ofCharts.test(path))), '≤ 250, before charts');
await system.stop();
end();
