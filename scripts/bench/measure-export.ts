import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { keepExport } from '../../functions/shared/table/export-store.ts';
import { type Exported, exported, exportLink, exportList } from '../../schemas/export.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { findRunning } from '../seed/find-running.ts';
import type { reporter } from './report.ts';
import type { SystemUnderLoad } from './system-under-load.ts';

type Desk = Pick<SystemUnderLoad, 'officerUrl' | 'tokenOf' | 'control' | 'controlUrl'>;

const roles: Readonly<Record<number, string>> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' };
const watchedMs = 250;
/** Longer than a try may run. */
const mostMs = 330_000;

/**
 * How long the whole list of a region takes to become a file; then it is fetched, and its lines counted. At last the function writes it
 * once more in a process of its own, because what stands for S3 here holds a file in memory that is uploaded in parts.
 */
export async function measureExport(
  desk: Desk,
  { region, day }: { region: string; day: string },
  figure: ReturnType<typeof reporter>['figure'],
): Promise<void> {
  const sub = `${roles[region.length] ?? ''}-${region}`;
  const call = caller(desk, sub);
  const began = performance.now();
  const declarations = { region, from: addDays(day, -45), to: addDays(day, 45) };
  const { id } = await call('POST', '/v1/exports', exported, { declarations, purpose: 'assessment' });
  let found: Exported | undefined;
  do {
    await delay(watchedMs);
    const { exports } = await call('GET', '/v1/exports', exportList);
    found = exports.find((one) => one.id === id);
  } while (found?.state !== 'ready' && performance.now() - began < mostMs);
  figure('F12_table_s', (performance.now() - began) / 1_000, '≤ 180 for a million lines');
  const { url } = await call('POST', `/v1/exports/${id}/link`, exportLink, {});
  figure('export_rows', found?.rows ?? 0);
  figure('export_whole', (await countLines(url)) === (found?.rows ?? 0) + 1, 'true: a line each, and a head');
  const { baseMb, peakMb } = await writeAlone(desk, { sub, place: region, declarations });
  figure('F12_mb', peakMb - baseMb, '≤ 256');
}

const stores = z.object({
  dynamodb: z.object({ endpoint: z.string(), region: z.string() }),
  s3: z.object({ endpoint: z.string() }),
  tables: z.object({ Table: z.string() }),
  buckets: z.object({ ExportBucket: z.string() }),
});
const taken = z.object({ baseMb: z.number(), peakMb: z.number() });
const bundle = join(import.meta.dirname, '../../dist/functions/export/queue/index.mjs');

async function writeAlone(
  desk: Desk,
  asked: { sub: string; place: string; declarations: { region: string; from: string; to: string } },
): Promise<z.infer<typeof taken>> {
  const { dynamodb, s3, tables, buckets } = stores.parse(await desk.control('GET', '/stores'));
  const { sources } = await findRunning(desk.controlUrl).stores();
  const id = randomBytes(16).toString('base64url');
  const at = new Date().toISOString();
  const { sub, place, declarations } = asked;
  const made = {
    sub,
    id,
    place,
    asked: { declarations, format: 'csv' as const },
    language: 'zh' as const,
    requestedAt: at,
  };
  await keepExport(sources, { ...made, key: id, body: '', attempt: 0, progress: 0, rows: 0, movedAt: at });
  const env = {
    TZ: 'UTC',
    TABLE_NAME: tables.Table,
    EXPORT_BUCKET: buckets.ExportBucket,
    DEAD_LETTERS_URL: 'http://127.0.0.1/none-here',
    AWS_REGION: dynamodb.region,
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    LOG_LEVEL: 'SILENT',
    // As the function has it (infra/stacks/export-stack.ts).
    NODE_OPTIONS: '--max-old-space-size=160',
  };
  const script = join(import.meta.dirname, 'run-export.ts');
  const message = JSON.stringify({ sub, id });
  const { stdout } = await promisify(execFile)(process.execPath, [script, bundle, message], { env });
  return taken.parse(JSON.parse(stdout));
}

const caller =
  ({ officerUrl, tokenOf }: Desk, sub: string) =>
  async <Schema extends z.ZodMiniType>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema,
    body?: unknown,
  ): Promise<z.output<Schema>> => {
    const response = await fetch(officerUrl + path, {
      method,
      headers: {
        Authorization: `Bearer ${await tokenOf(sub)}`,
        ...(body !== undefined && { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  };

async function countLines(url: string): Promise<number> {
  const { body, status } = await fetch(url);
  if (body === null || status !== 200) throw new Error(`the file was answered ${status}`);
  let lines = 0;
  for await (const part of body) for (const byte of part) if (byte === 0x0a) lines += 1;
  return lines;
}
