import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { FeedManifest } from '../../schemas/feed-manifest.ts';
import { type FeedRun, feedRunList, feedUpload } from '../../schemas/feed-run.ts';
import type { RunningSystem } from '../support/running-system.ts';

interface Given {
  kind?: string;
  manifest?: FeedManifest;
}
export type SendFeed = (
  name: string,
  content: Buffer | string,
  given?: Given,
) => Promise<FeedRun | undefined>;

/** Puts a file into the bucket, as whoever asked for an upload does. */
export async function putFeed(
  running: RunningSystem,
  { name, kind, key }: { name: string; kind: string; key: string },
  content: Buffer | string,
): Promise<void> {
  const asked = await running.as('province-41')({
    method: 'POST',
    path: `/v1/feeds/${kind}/uploads`,
    body: { name },
    headers: { 'Idempotency-Key': createHash('sha256').update(key).digest('hex').slice(0, 32) },
  });
  expect(asked.status).toBe(201);
  const body = new Uint8Array(Buffer.from(content));
  expect((await fetch(asked.as(feedUpload).url, { method: 'PUT', body })).status).toBe(200);
}

/** Sends a file, its manifest before it, and waits for what becomes of it. */
export async function sendFeed(
  running: RunningSystem,
  name: string,
  content: Buffer | string,
  { kind = 'pcr', manifest }: Given = {},
): Promise<FeedRun | undefined> {
  const key = `${kind}/${name}`;
  if (manifest !== undefined)
    await putFeed(running, { name: `${name}.manifest.json`, kind, key }, JSON.stringify(manifest));
  // Files that came in the same millisecond would have no order.
  await running.system.clock.advance(1_000);
  await putFeed(running, { name, kind, key }, content);
  for (let look = 0; look < 10; look += 1) {
    await running.system.idle();
    const { runs } = (await running.as('province-41')({ path: '/v1/feed-runs' })).as(feedRunList);
    const found = runs.find((run) => run.name === name && run.kind === kind);
    if (found?.state !== 'reading') return found;
    // A task that failed is done again a little later.
    await running.system.clock.advance(10_000);
  }
  throw new Error(`the run of ${name} does not end`);
}
