import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { startEngines } from '../../../scripts/local/engines/start-engines.ts';
import { openGateway } from '../../../scripts/local/gateway/open-gateway.ts';
import { type Host, openHost } from '../../../scripts/local/lambda/host.ts';
import type { AssemblyModel } from '../../../scripts/local/seams/assembly-model.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { Engines } from '../../../scripts/local/seams/engines.ts';
import type { Gateway } from '../../../scripts/local/seams/gateway.ts';
import type { InvocationResult } from '../../../scripts/local/seams/invoker.ts';
import type { Machines } from '../../../scripts/local/seams/machines.ts';
import { aModel } from './a-model.ts';
import { testEngine } from './test-engine.ts';

export interface Runner {
  readonly model: AssemblyModel;
  readonly engines: Engines;
  readonly gateway: Gateway;
  readonly host: Host;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Makes SDK calls in the function `Caller`, each as [service, command, input]. */
  call(...calls: readonly Call[]): Promise<readonly Answer[]>;
  invoke(...calls: readonly Call[]): Promise<InvocationResult>;
}

export type Call = readonly [service: string, command: string, input: unknown];

export interface Answer {
  readonly output?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly message?: string;
  readonly attempts?: number;
  readonly status?: number;
  readonly reasons?: readonly unknown[];
}

/** Engines, gateway and Lambda host on a model, ended with the test. */
export async function aRunner(override: Partial<AssemblyModel> = {}, machines?: Machines): Promise<Runner> {
  const model = aModel(override);
  const dataFolder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const clock = openClock();
  const log = (): void => undefined;
  const engines = await startEngines({ model, dataFolder, clock, log, engine: testEngine });
  const late: { gateway?: Gateway } = {};
  const { functions, region } = model;
  const host = openHost({ functions, region, dataFolder, clock, gateway: () => late.gateway });
  const gateway = openGateway({
    model,
    engines,
    dataFolder,
    clock,
    log,
    invoker: host,
    machines: machines ?? ({} as Machines),
  });
  late.gateway = gateway;
  onTestFinished(async () => {
    await host.stop();
    gateway.stop();
    await engines.stop();
    clock.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const invoke = (...calls: readonly Call[]): Promise<InvocationResult> =>
    host.invoke(
      'Caller',
      calls.map(([service, command, input]) => ({ service, command, input })),
    );
  return {
    model,
    engines,
    gateway,
    host,
    clock,
    dataFolder,
    invoke,
    call: async (...calls) => {
      const result = await invoke(...calls);
      if ('error' in result) throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
      return result.payload as readonly Answer[];
    },
  };
}
