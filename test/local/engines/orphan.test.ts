import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { startEngines } from '../../../scripts/local/engines/start-engines.ts';
import { aModel } from '../gateway/a-model.ts';

/** A process that has ended and that nobody has asked after yet still has a folder there, but no command line. */
function isRunning(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8') !== '';
}

it('ends an engine that a killed start left behind, and goes on with its data', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'orphan-'));
  const holder = spawn(process.execPath, [
    fileURLToPath(new URL('hold-engines.ts', import.meta.url)),
    dataFolder,
  ]);
  await once(holder.stdout, 'data');
  const pid = Number(readFileSync(join(dataFolder, 'tables.db.pid'), 'utf8'));
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(isRunning(pid)).toBe(true);

  const clock = openClock();
  const settings = { model: aModel(), dataFolder, clock, log: () => undefined, engine: 'dynoxide' as const };
  const engines = await startEngines(settings);
  onTestFinished(async () => {
    await engines.stop();
    clock.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  await expect.poll(() => isRunning(pid)).toBe(false);
  expect(engines.fresh).toBe(false);
});
