import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

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

try {
  const running = run(readStartOptions(process.argv.slice(2)));
  let asked = 0;
  const end = (): void => {
    asked += 1;
    if (asked > 1) process.exit(1);
    console.log('\nEnding …');
    running.then((system) => system?.stop()).then(() => process.exit(0), fail);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  await running;
} catch (error) {
  fail(error);
}
