import { createHash, randomUUID } from 'node:crypto';
import { declared } from '../../schemas/receipt.ts';
import { readRegions } from '../seed/read-regions.ts';
import { type Load, type LoadFigures, type LoadRequest, load } from './load.ts';
import { measureSubmission } from './measure-submission.ts';
import { inventedRequest } from './people.ts';
import { option, reporter } from './report.ts';
import { startUnderLoad } from './system-under-load.ts';

// `npm run bench`: figures F1 to F3 of the design on the running system, fsync on, 32 connections.
const at = '2026-01-17T10:00:00+08:00';
const total = option('declarations', 100_000);
const crowded = '410105001003';
const secret = 'x'.repeat(43);
const receiptHash = createHash('sha256').update(secret).digest('base64url');

const { say, figure, end } = reporter();
const system = await startUnderLoad(at);
const communities = Array.from(readRegions(), ({ code }) => code).filter((code) => code.length === 12);
const ids = new Map<number, string>();
const now = new Date(at);

/** One in a thousand goes to the crowded community, so that its worklist has full pages. */
const communityOf = (n: number) =>
  n % 1000 === 0 ? crowded : (communities[(n * 7919) % communities.length] ?? crowded);
const json = () => ({ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() });

const submission = (n: number): LoadRequest => ({
  method: 'POST',
  path: '/v1/declarations',
  headers: json(),
  body: JSON.stringify(inventedRequest(n, { community: communityOf(n), now, receiptHash })),
});

/** One load, and what of CPU the system and its engines spent on each of its requests: comparable on a busy machine too. */
const loadNamed = async (name: string, one: Load): Promise<LoadFigures> => {
  const before = system.cpuSeconds();
  const figures = await load(one);
  say(`  ${JSON.stringify(figures)}`);
  if (name === 'create') await drain();
  figure(`${name}_cpu_ms`, ((system.cpuSeconds() - before) / one.amount) * 1000);
  return figures;
};
const drain = async (): Promise<void> => {
  const from = performance.now();
  await system.control('POST', '/idle');
  figure('F1_drain_s', (performance.now() - from) / 1000, '≤ 60');
};

say(`${total} submissions over ${communities.length} communities …`);
const creating = await loadNamed('create', {
  url: system.citizenUrl,
  amount: total,
  request: submission,
  onAnswer: (n, status, body) => {
    if (status === 201 && ids.size < 20_000)
      ids.set(n, declared.parse(JSON.parse(body)).declarations[0]?.id ?? '');
  },
});
figure('F1_create_per_s', creating.perSecond, '≥ 250');

const editable = [...ids];
const editing = await loadNamed('update', {
  url: system.citizenUrl,
  amount: Math.min(5000, editable.length),
  request: (index) => {
    const [n, id] = editable[index] ?? [0, ''];
    const { trip, travellers } = inventedRequest(n, { community: communityOf(n), now, receiptHash });
    const body = {
      trip: { ...trip, journey: { transport: 'train', serviceNumber: 'G89' } },
      traveller: travellers[0],
      truthful: true,
    };
    return {
      method: 'PUT',
      path: `/v1/declarations/${id}`,
      headers: { ...json(), 'Receipt-Secret': secret, 'If-Match': '"1"' },
      body: JSON.stringify(body),
    };
  },
});
figure('F1_update_per_s', editing.perSecond);

await system.control('POST', '/clock', { at: '2026-01-17T10:30:30+08:00' });
await system.control('POST', '/idle');
const authorization = `Bearer ${await system.tokenOf(`officer-${crowded}`)}`;
const first = await fetch(`${system.officerUrl}/v1/worklist`, { headers: { Authorization: authorization } });
const { rows } = (await first.json()) as { rows: unknown[] };
const etag = first.headers.get('etag') ?? '';
const page = (headers: Record<string, string>): LoadRequest => ({
  method: 'GET',
  path: '/v1/worklist',
  headers: { Authorization: authorization, ...headers },
});

say(`${rows.length} rows a page`);
const reading = await loadNamed('worklist', {
  url: system.officerUrl,
  amount: 10_000,
  request: () => page({}),
});
figure('F1_worklist_per_s', reading.perSecond, '≥ 400');
const unchanged = await loadNamed('unchanged', {
  url: system.officerUrl,
  amount: 20_000,
  request: () => page({ 'If-None-Match': etag }),
});
figure('F1_unchanged_per_s', unchanged.perSecond, '≥ 1,000');
figure('F1_rss_mb', system.memoryMb(), '≤ 1,024');
await system.stop();

const { cpuRatio, putRatio, coldRatio, coldCpuRatio, rulesMicroseconds } = await measureSubmission();
figure('F2_cpu_ratio', cpuRatio, '≤ 1.25');
figure('cpu_ratio_to_put', putRatio, 'against a bare PutItem of the declaration alone; no bar');
figure('F2_rules_us', rulesMicroseconds, '≤ 100');
figure('F3_cold_ratio', coldRatio, '≤ 1.25');
figure('cold_cpu_ratio', coldCpuRatio, 'the same by CPU, for a busy machine');
end();
