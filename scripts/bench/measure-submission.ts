import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import * as z from 'zod/mini';
import { describeParty } from '../../functions/declare/describe-party.ts';
import { declarationRequest } from '../../schemas/declaration-request.ts';
import { startFunctionTarget } from './function-target.ts';
import { inventedRequest } from './people.ts';

const root = join(import.meta.dirname, '../..');
const submission = join(root, 'dist/functions/declare/submit/index.mjs');
const bareBundle = (name: string): string => join(root, `dist/bench/${name}.mjs`);
const bare = bareBundle('bare-client');
const barePut = bareBundle('bare-put');
const taken = z.object({ firstMs: z.number(), firstCpuMs: z.number(), cpuMicroseconds: z.number() });

const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

// Not the synchronous one: this process answers as KMS meanwhile.
const execute = promisify(execFile);

async function run(
  bundle: string,
  settings: Record<string, string>,
  calls: number,
): Promise<z.infer<typeof taken>> {
  const script = join(import.meta.dirname, 'run-function.ts');
  const { stdout } = await execute(process.execPath, [script, bundle, String(calls), '8'], { env: settings });
  return taken.parse(JSON.parse(stdout));
}

async function inTurn<One>(times: number, one: () => Promise<One>): Promise<One[]> {
  const each: One[] = [];
  while (each.length < times) each.push(await one());
  return each;
}

/** Microseconds of our own rules in one submission: the strict parsing of the form, and what becomes of it. */
function measureRules(): number {
  const now = new Date();
  const forms = Array.from({ length: 4_000 }, (_, n) =>
    inventedRequest(n, { community: '410105001003', now, receiptHash: 'a'.repeat(43) }),
  );
  const once = () => {
    const startedAt = performance.now();
    for (const form of forms) describeParty(declarationRequest.parse(form), [{ id: 'a'.repeat(22) }], now);
    return ((performance.now() - startedAt) * 1000) / forms.length;
  };
  once();
  return median([once(), once(), once()]);
}

/**
 * F2 and F3: a submission's bundle against the bare client with the same writes, each in fresh processes, turn by turn.
 * Ratios of medians: CPU of a warm call, and time of import and first call. The bar is the transaction of declaration and person;
 * the PutItem of the declaration alone is printed beside it.
 */
export async function measureSubmission(): Promise<{
  cpuRatio: number;
  putRatio: number;
  coldRatio: number;
  coldCpuRatio: number;
  rulesMicroseconds: number;
}> {
  await build({
    entryPoints: ['bare-client', 'bare-put'].map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: join(root, 'dist/bench'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const { settings, stop } = await startFunctionTarget();
  try {
    const cold = async (bundle: string) => run(bundle, settings, 0);
    const warm = async (bundle: string) => (await run(bundle, settings, 2_000)).cpuMicroseconds;
    await cold(submission);
    const colds = await inTurn(9, async () => [await cold(submission), await cold(bare)]);
    const warms = await inTurn(
      3,
      async () => [await warm(submission), await warm(bare), await warm(barePut)] as const,
    );
    const ratio = (rounds: readonly (readonly number[])[], to: number) =>
      median(rounds.map(([ours = 0]) => ours)) / median(rounds.map((round) => round[to] ?? 0));
    return {
      cpuRatio: ratio(warms, 1),
      putRatio: ratio(warms, 2),
      coldRatio: ratio(
        colds.map((pair) => pair.map(({ firstMs }) => firstMs)),
        1,
      ),
      coldCpuRatio: ratio(
        colds.map((pair) => pair.map(({ firstCpuMs }) => firstCpuMs)),
        1,
      ),
      rulesMicroseconds: measureRules(),
    };
  } finally {
    await stop();
  }
}
