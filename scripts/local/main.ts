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

const state: { system?: System; isEnding: boolean } = { isEnding: false };

/** Ends what has started; asked a second time, at once. */
function end(): void {
  if (state.isEnding) process.exit(1);
  state.isEnding = true;
  console.log('\nEnding …');
  (state.system?.stop() ?? Promise.resolve()).then(() => process.exit(0), fail);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
try {
  await run(readStartOptions(process.argv.slice(2)), (started) => {
    state.system = started;
  });
} catch (error) {
  /** What is cut off by the end is no failure. */
  if (!state.isEnding) fail(error);
}
