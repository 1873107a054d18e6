import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { System } from './system-shape.ts';

/** Kept compiled code halves the time of the second start. */
enableCompileCache(join(import.meta.dirname, '../../.local/compiled'));
const { readStartOptions } = await import('./start-options.ts');
const { run } = await import('./run.ts');

const known = new Set(['StartProblem', 'TemplateError']);

/** What the person can put right is one sentence; anything else is shown whole. */
function fail(error: unknown): never {
  const isKnown = error instanceof Error && known.has(error.name);
  console.error(isKnown ? error.message : error);
  process.exit(1);
}

let system: System | undefined;
let isEnding = false;

/** Ends what has started; asked a second time, at once. */
function end(): void {
  if (isEnding) process.exit(1);
  isEnding = true;
  console.log('\nEnding …');
  (system?.stop() ?? Promise.resolve()).then(() => process.exit(0), fail);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
try {
  await run(readStartOptions(process.argv.slice(2)), (started) => {
    system = started;
  });
} catch (error) {
  /** What is cut off by the end is no failure. */
  if (!isEnding) fail(error);
}
