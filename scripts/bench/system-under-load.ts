import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';

const addresses = z.object({
  citizenUrl: z.string(),
  officerUrl: z.string(),
  deskUrl: z.string(),
  controlUrl: z.string(),
});
const meterEntry = z.object({
  functionName: z.string(),
  service: z.string(),
  action: z.string(),
  resource: z.string(),
  requests: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
  milliseconds: z.optional(z.number()),
});
export type MeterEntry = z.infer<typeof meterEntry>;

/** The system in another process, with its control endpoint. */
export interface SystemUnderLoad extends z.infer<typeof addresses> {
  control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  meter: () => Promise<MeterEntry[]>;
  tokenOf: (sub: string) => Promise<string>;
  /** Resident memory of the system and its engines, in MB. */
  memoryMb: () => number;
  /** CPU seconds that the system and its engines have used. */
  cpuSeconds: () => number;
  stop: () => Promise<void>;
}

function familyOf(pid: number): number[] {
  const children = globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
    readFileSync(file, 'utf8').trim().split(' '),
  );
  return [pid, ...children.filter((child) => child !== '').flatMap((child) => familyOf(Number(child)))];
}

const pageKb = 4;
const ticksPerSecond = 100;

function residentMb(pid: number): number {
  return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageKb) / 1024;
}

function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the system has no output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the system ended before it was ready');
}

/** Starts the whole system on free ports, seeded with the regions below the given code prefixes (all when none is given). */
export async function startUnderLoad(at: string, only: string[] = []): Promise<SystemUnderLoad> {
  const script = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [script, at, ...only], { stdio: ['pipe', 'pipe', 'inherit'] });
  const pid = child.pid ?? 0;
  const where = addresses.parse(JSON.parse(await firstLine(child)));
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await fetch(where.controlUrl + path, init);
    if (!response.ok)
      throw new Error(`control ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    ...where,
    control,
    meter: async () =>
      z.object({ entries: z.array(meterEntry) }).parse(await control('GET', '/meter')).entries,
    tokenOf: async (sub) =>
      z.object({ token: z.string() }).parse(await control('POST', '/tokens', { sub })).token,
    memoryMb: () => familyOf(pid).reduce((sum, each) => sum + residentMb(each), 0),
    cpuSeconds: () => familyOf(pid).reduce((sum, each) => sum + cpuTicks(each), 0) / ticksPerSecond,
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
