import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { keepExport } from '../../functions/shared/table/export-store.ts';
import type { ExportFormat } from '../../schemas/export.ts';
import { findRunning } from '../seed/find-running.ts';
import type { SystemUnderLoad } from './system-under-load.ts';

const stores = z.object({
  dynamodb: z.object({ endpoint: z.string(), region: z.string() }),
  s3: z.object({ endpoint: z.string() }),
  sqs: z.object({ endpoint: z.string() }),
  queues: z.object({ Notify: z.string() }),
  tables: z.object({ Table: z.string() }),
  buckets: z.object({ ExportBucket: z.string() }),
});
const taken = z.object({ seconds: z.number(), baseMb: z.number(), peakMb: z.number() });
/** As the function has it (infra/stacks/export-stack.ts). */
const heapOfFunction = '--max-old-space-size=160 --max-semi-space-size=4';
const bundle = join(import.meta.dirname, '../../dist/functions/export/queue/index.mjs');

/** The engine of queues knows one account. */
const engineAccount = '000000000000';

export interface WrittenAlone {
  sub: string;
  place: string;
  declarations: { region: string; from: string; to: string };
  format: ExportFormat;
}

/**
 * Writes an export in a process of its own, so that its memory is nobody else's: what stands for S3 here holds in memory what is uploaded
 * in parts. Seconds, and megabytes before it began and at the most.
 */
export async function writeAlone(
  desk: Pick<SystemUnderLoad, 'control' | 'controlUrl'>,
  { sub, place, declarations, format }: WrittenAlone,
  nodeOptions = heapOfFunction,
): Promise<z.infer<typeof taken>> {
  const { dynamodb, s3, sqs, queues, tables, buckets } = stores.parse(await desk.control('GET', '/stores'));
  const { sources } = await findRunning(desk.controlUrl).stores();
  const id = randomBytes(16).toString('base64url');
  const at = new Date().toISOString();
  const asked = { declarations, format };
  const made = { sub, id, place, asked, language: 'zh' as const, requestedAt: at };
  await keepExport(sources, { ...made, key: id, body: '', attempt: 0, progress: 0, rows: 0, movedAt: at });
  const env = {
    TZ: 'UTC',
    TABLE_NAME: tables.Table,
    EXPORT_BUCKET: buckets.ExportBucket,
    DEAD_LETTERS_URL: 'http://127.0.0.1/none-here',
    // A large export is told to those who may approve it.
    NOTIFY_QUEUE_URL: `${sqs.endpoint}/${engineAccount}/${queues.Notify}`,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_REGION: dynamodb.region,
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    LOG_LEVEL: 'SILENT',
    NODE_OPTIONS: nodeOptions,
  };
  const script = join(import.meta.dirname, 'run-export.ts');
  const message = JSON.stringify({ sub, id });
  const { stdout } = await promisify(execFile)(process.execPath, [script, bundle, message], { env });
  return taken.parse(JSON.parse(stdout));
}
