import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGzip } from 'node:zlib';
import type { SoughtPeople } from '../../functions/compare/compare-chunk.ts';
import type { ByteSource } from '../../functions/compare/file/byte-source.ts';
import { expandGzip } from '../../functions/compare/file/expand-gzip.ts';
import { isGzip } from '../../functions/compare/file/recognise-content.ts';
import { type ActiveTrip, buildActivePeople } from '../../functions/compare/people/active-people.ts';
import { readActivePeople, writeActivePeople } from '../../functions/compare/people/active-people-bytes.ts';
import { personIndexOf } from '../../functions/shared/people/person-index.ts';
import { openPersonKeys, type PersonKeys } from '../../functions/shared/people/person-keys.ts';
import { compareFeed } from './feed/compare-feed.ts';
import { type GeneratedFeed, generateFeed } from './feed/generated-feed.ts';
import { expectedCounts } from './feed/pcr-rows.ts';
import { priceFeed } from './feed/price-feed.ts';
import { scoreTrips } from './feed/score-trips.ts';
import { activePerson } from './feed/write-person.ts';
import { option, reporter } from './report.ts';

// `npm run bench:feed -- --rows=10000000 --people=1000000`: a PCR feed from its bytes to the reconciled result (F10). Rows per second of
// a core are by CPU time, without what making the rows takes, so that others on the machine change little.
const report = reporter();
const { figure, say, end } = report;
const rows = option('rows', 10_000_000);
const people = option('people', 1_000_000);
/** Encodings and compression are compared over fewer rows. */
const fewer = Math.min(rows, 1_000_000);
const base = process.memoryUsage.rss();

function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function* trips(keys: PersonKeys): Generator<ActiveTrip> {
  for (let n = 0; n < people; n += 1) {
    const index = personIndexOf(keys, { ...activePerson(n), name: '王芳' });
    yield { index, fromDate: '2026-01-10', toDate: '2026-01-30' };
  }
}

function openPeople(): SoughtPeople {
  const keys = openPersonKeys(Buffer.alloc(32, 'bench'));
  const bytes = writeActivePeople(buildActivePeople(keys, trips(keys)));
  figure('people_bytes', bytes.length / people, 'documents, names, phones and days of one');
  return { keys, people: readActivePeople(keys, bytes) };
}

/** Rows a second of a core, and the memory, once the counts are what they have to be. */
async function measure(source: ByteSource, count: number, making = () => 0) {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const made = making();
  const { counts, written, peakBytes } = await compareFeed(source, sought);
  const seconds = cpuSeconds(cpu) - (making() - made);
  const expected = expectedCounts(count);
  if (!isDeepStrictEqual(counts, expected))
    throw new Error(`counted ${JSON.stringify(counts)} instead of ${JSON.stringify(expected)}`);
  if (written !== counts.matched + counts.candidates + counts.kept)
    throw new Error(`${written} rows to write`);
  return { perSecond: count / seconds, seconds, wall: (performance.now() - wall) / 1_000, counts, peakBytes };
}

const measureGenerated = (feed: GeneratedFeed, count: number) => measure(feed, count, feed.making);

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < source.size; from += 1 << 20)
    yield await source.read(from, Math.min(source.size, from + (1 << 20)));
}

/** The CPU time of a compressed file, expanded to a plain one first as design.md has it, over that of the plain one. */
async function measureGzip(plainSeconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'baobei-feed-'));
  const [packed, plain] = [join(folder, 'feed.csv.gz'), join(folder, 'feed.csv')];
  try {
    const generated = piecesOf(generateFeed(fewer, people, 'utf-8'));
    await pipeline(Readable.from(generated), createGzip(), createWriteStream(packed));
    say(
      `compressed to 1 part in ${(generateFeed(fewer, people, 'utf-8').size / statSync(packed).size).toFixed(1)}`,
    );
    const cpu = process.cpuUsage();
    if (!isGzip(await readFile(packed))) throw new Error('a compressed feed is known by its first bytes');
    await pipeline(expandGzip(createReadStream(packed)), createWriteStream(plain));
    const expanding = cpuSeconds(cpu);
    const file = await open(plain);
    const read = async (from: number, to: number): Promise<Buffer> =>
      (await file.read(Buffer.allocUnsafe(to - from), 0, to - from, from)).buffer;
    const { seconds } = await measure({ size: statSync(plain).size, read }, fewer);
    await file.close();
    return (expanding + seconds) / plainSeconds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sought = openPeople();
const whole = await measureGenerated(generateFeed(rows, people, 'utf-8'), rows);
figure('F10_rows_per_s_core', whole.perSecond, '≥ 300,000');
figure(
  'F10_mb',
  (whole.peakBytes - base) / 2 ** 20,
  `≤ 512 above the base; ${rows} rows, ${people} active people`,
);
figure('F10_cpu_s', whole.seconds, `${whole.wall.toFixed(0)} s with making the rows`);
figure('F10_counts', { ...whole.counts });
const plain = await measureGenerated(generateFeed(fewer, people, 'utf-8'), fewer);
const chinese = await measureGenerated(generateFeed(fewer, people, 'gb18030'), fewer);
figure('F10_gb18030_ratio', chinese.seconds / plain.seconds, 'CPU time against UTF-8');
figure('F10_gzip_ratio', await measureGzip(plain.seconds), 'CPU time with expanding against the plain file');
// A change of the list of risk areas: the rule over all trips in memory; what it hits is then judged and written one by one.
const scored = rows / 2;
const scoring = process.cpuUsage();
const hits = scoreTrips(scored);
figure('rescore_cpu_s', cpuSeconds(scoring), `≤ 600 for 5 million trips; ${scored} trips, ${hits} hit`);
const metered = option('metered', 400_000);
if (metered > 0)
  await priceFeed(report, {
    ...{ rows: metered, trips: option('trips', 400) },
    rowsPerSecond: whole.perSecond,
  });
end();
