import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import * as z from 'zod/mini';
import { feedRunList } from '../../../schemas/feed-run.ts';
import type { MeterEntry, SystemUnderLoad } from '../system-under-load.ts';
import { generateFeed } from './generated-feed.ts';

const stores = z.object({
  s3: z.object({ endpoint: z.string() }),
  buckets: z.object({ FeedBucket: z.string() }),
});
const executions = z.object({
  executions: z.array(z.object({ name: z.string(), status: z.string(), transitions: z.number() })),
});

/** What the meter saw of a run, and how many states it went through. */
export interface FeedMeter {
  entries: MeterEntry[];
  transitions: number;
}

/** S3 takes parts of five megabytes and more. */
const partBytes = 8 << 20;

/** Rows about nobody who is expected or looked for: who matched nobody and tested positive would be looked for. */
async function* negativeRows(rows: number): AsyncGenerator<Uint8Array> {
  const feed = generateFeed(rows, rows, 'utf-8');
  for (let from = 0; from < feed.size; from += partBytes) {
    const bytes = Buffer.from(await feed.read(from, Math.min(feed.size, from + partBytes)));
    // Both results are as long as each other, so a piece that ends within one is mended by the next.
    for (let at = bytes.indexOf('阳性'); at >= 0; at = bytes.indexOf('阳性', at)) bytes.write('阴性', at);
    yield bytes;
  }
}

/** Puts a PCR file without a true hit into the bucket of a running system, and meters its run. */
export async function meterRun(system: SystemUnderLoad, name: string, rows: number): Promise<FeedMeter> {
  const { s3, buckets } = stores.parse(await system.control('GET', '/stores'));
  const client = new S3Client({
    ...{ endpoint: s3.endpoint, region: 'us-east-1', forcePathStyle: true },
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  await system.control('POST', '/idle');
  await system.control('DELETE', '/meter');
  const Key = `incoming/pcr/${name}.csv`;
  const params = { Bucket: buckets.FeedBucket, Key, Body: Readable.from(negativeRows(rows)) };
  await new Upload({ client, params, partSize: partBytes, queueSize: 1 }).done();
  await system.control('POST', '/idle');
  const id = await doneRun(system, name, rows);
  const all = executions.parse(await system.control('GET', '/executions')).executions;
  const transitions = all.find((one) => one.name === `feed-${id}`)?.transitions;
  if (transitions === undefined) throw new Error(`the run of ${name} has no execution`);
  const entries = (await system.meter()).filter(({ functionName }) => /Compare/.test(functionName));
  return { entries, transitions };
}

/** @throws Error when it is not done, or is not what it was to be */
async function doneRun(system: SystemUnderLoad, name: string, rows: number): Promise<string> {
  const authorization = `Bearer ${await system.tokenOf('province-41')}`;
  const answer = await fetch(`${system.deskUrl}/v1/feed-runs`, { headers: { authorization } });
  const run = feedRunList.parse(await answer.json()).runs.find((one) => one.name === `${name}.csv`);
  if (run?.state !== 'done' || run.counts?.rows !== rows || run.counts.matched + run.counts.kept !== 0)
    throw new Error(`the run of ${name} is ${JSON.stringify(run)}`);
  return run.id;
}
