import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { type Host, type HostSettings, openHost } from '../../../scripts/local/lambda/host.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import { aFunction } from './a-function.ts';

/** A host of its own for one test, ended with it. Its functions make no AWS call, so there is no gateway. */
export function aHost(
  override: Partial<HostSettings> = {},
): Host & { readonly dataFolder: string; readonly clock: Clock } {
  const dataFolder = mkdtempSync(join(tmpdir(), 'host-'));
  const clock = override.clock ?? openClock();
  const host = openHost({
    functions: [aFunction()],
    region: 'us-east-1',
    dataFolder,
    clock,
    gateway: () => undefined,
    ...override,
  });
  onTestFinished(async () => {
    await host.stop();
    clock.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { ...host, dataFolder, clock };
}
