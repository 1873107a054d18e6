import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type * as z from 'zod/mini';
import { type Exported, exported, exportLink, exportList } from '../../schemas/export.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { reporter } from './report.ts';
import type { SystemUnderLoad } from './system-under-load.ts';

type Desk = Pick<SystemUnderLoad, 'officerUrl' | 'tokenOf' | 'runnerMb'>;

const roles: Readonly<Record<number, string>> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' };
const watchedMs = 250;
/** Longer than a try may run. */
const mostMs = 330_000;

/**
 * How long the whole list of a region takes to become a file, and the memory that takes beside the table's engine, whose cache grows with
 * whatever is read; then it is fetched, and its lines counted.
 */
export async function measureExport(
  desk: Desk,
  { region, day }: { region: string; day: string },
  figure: ReturnType<typeof reporter>['figure'],
): Promise<void> {
  const call = caller(desk, `${roles[region.length] ?? ''}-${region}`);
  const before = desk.runnerMb();
  const began = performance.now();
  const declarations = { region, from: addDays(day, -45), to: addDays(day, 45) };
  const { id } = await call('POST', '/v1/exports', exported, { declarations });
  let peak = before;
  let found: Exported | undefined;
  do {
    await delay(watchedMs);
    peak = Math.max(peak, desk.runnerMb());
    const { exports } = await call('GET', '/v1/exports', exportList);
    found = exports.find((one) => one.id === id);
  } while (found?.state !== 'ready' && performance.now() - began < mostMs);
  figure('F12_table_s', (performance.now() - began) / 1_000, '≤ 180 for a million lines');
  figure('F12_mb', peak - before, '≤ 256');
  const { url } = await call('POST', `/v1/exports/${id}/link`, exportLink, {});
  figure('export_rows', found?.rows ?? 0);
  figure('export_whole', (await countLines(url)) === (found?.rows ?? 0) + 1, 'true: a line each, and a head');
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
