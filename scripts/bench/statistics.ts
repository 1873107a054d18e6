import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { statistics } from '../../schemas/statistics.ts';
import { findRunning } from '../seed/find-running.ts';
import { readRegions } from '../seed/read-regions.ts';
import { readItemWrites, simulateHottest } from './hottest-item.ts';
import { inventedRequest } from './people.ts';
import { option, reporter } from './report.ts';
import { startUnderLoad } from './system-under-load.ts';

// `npm run bench:statistics`: figures F7 and F8. F7: at a fixed rate of submissions, how long after its 201 a declaration is in what the
// API tells of its community and of the province, once the functions are warm; then whether the figures are exact. F8 is simulated, as
// hottest-item.ts says.
const rate = option('rate', 100);
const warmSeconds = option('warm', 30);
const seconds = option('seconds', 60);
const at = '2026-01-17T10:00:00+08:00';
const day = '2026-01-17';
const county = '410105';
const secret = 'x'.repeat(43);
const receiptHash = createHash('sha256').update(secret).digest('base64url');

const { say, figure, end } = reporter();
const communities = Array.from(readRegions(), ({ code }) => code).filter(
  (code) => code.length === 12 && code.startsWith(county),
);
const watched = communities[0] ?? '';
const system = await startUnderLoad(at, [county]);
const now = new Date(at);

/** When each declaration of a place was acknowledged, in order: the n-th is seen when a figure is above n. */
const acknowledged = { [watched]: [] as number[], '41': [] as number[] };
const statuses: Record<string, number> = {};

async function submit(n: number): Promise<void> {
  // Every tenth goes to the community that is watched.
  const community = n % 10 === 0 ? watched : (communities[n % communities.length] ?? watched);
  const response = await fetch(`${system.citizenUrl}/v1/declarations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(inventedRequest(n, { community, now, receiptHash })),
  });
  await response.arrayBuffer();
  statuses[response.status] = (statuses[response.status] ?? 0) + 1;
  if (response.status !== 201) return;
  const answeredAt = performance.now();
  acknowledged['41'].push(answeredAt);
  if (community === watched) acknowledged[watched]?.push(answeredAt);
}

/** Reads a figure again and again; notes for each declaration how long after its 201 a figure counted it. */
async function watch(region: string, sub: string, signal: AbortSignal): Promise<number[]> {
  const token = `Bearer ${await system.tokenOf(sub)}`;
  const url = `${system.officerUrl}/v1/statistics?region=${region}&from=${day}&to=${day}&metrics=declared`;
  const lags: number[] = [];
  while (!signal.aborted) {
    const response = await fetch(url, { headers: { Authorization: token } });
    const readAt = performance.now();
    const { total } = statistics.parse(await response.json());
    const due = acknowledged[region] ?? [];
    for (let n = lags.length; n < Math.min(total['declared'] ?? 0, due.length); n += 1)
      lags.push(Math.max(0, readAt - (due[n] ?? readAt)) / 1_000);
    await delay(100);
  }
  return lags;
}

/** Of the lags after the warm-up, in the order of their submissions. */
const percentile = (lags: readonly number[], percent: number): number => {
  const timed = lags.slice(Math.ceil((lags.length * warmSeconds) / (warmSeconds + seconds)));
  return (
    timed.toSorted((one, other) => one - other)[Math.ceil((timed.length * percent) / 100) - 1] ?? Number.NaN
  );
};

say(`${rate} submissions a second for ${seconds} s, after ${warmSeconds} s that are counted but not timed`);
const stop = new AbortController();
const watching = Promise.all([
  watch(watched, `officer-${watched}`, stop.signal),
  watch('41', 'province-41', stop.signal),
]);
const startedAt = performance.now();
const sent: Promise<void>[] = [];
const total = rate * (warmSeconds + seconds);
for (let n = 0; n < total; n += 1) {
  const due = startedAt + (n * 1_000) / rate;
  if (due > performance.now()) await delay(due - performance.now());
  sent.push(submit(n));
}
await Promise.all(sent);
const offered = total / ((performance.now() - startedAt) / 1_000);
await system.control('POST', '/idle');
await delay(1_000);
stop.abort();
const [ofCommunity, ofProvince] = await watching;
const drift =
  acknowledged['41'].length - ofProvince.length + ((acknowledged[watched]?.length ?? 0) - ofCommunity.length);
say(`  ${JSON.stringify(statuses)}, ${offered.toFixed(0)}/s taken; a read every 100 ms is part of the lag`);
figure('F7_offered_per_s', offered);
figure('F7_community_p99_s', percentile(ofCommunity, 99), '≤ 2');
figure('F7_province_p99_s', percentile(ofProvince, 99), '≤ 10');
figure('F7_drift', drift, '0');
const { sources, dataFolder } = await findRunning(system.controlUrl).stores();
const writes = readItemWrites(dataFolder, sources.name);
await system.stop();
const load = {
  submissions: acknowledged['41'].length,
  ofHottest: acknowledged[watched]?.length ?? 0,
  hottest: watched,
};
figure('F8_units_per_s', simulateHottest(writes, load), '≤ 100');
end();
