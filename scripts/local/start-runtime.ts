import type { Cleanups } from './cleanups.ts';
import { startEngines } from './engines/start-engines.ts';
import { startMappings } from './events/start-mappings.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { type Host, openHost } from './lambda/host.ts';
import { startScheduler } from './schedule/scheduler.ts';
import type { EngineSettings, Engines } from './seams/engines.ts';
import type { Gateway } from './seams/gateway.ts';
import type { Machines, OnState } from './seams/machines.ts';
import type { Mappings } from './seams/mappings.ts';
import type { Scheduler } from './seams/scheduler.ts';
import { startMachines } from './states/machines.ts';

/** What runs behind the fronts: engines, functions, and everything that invokes them by itself. */
export interface Runtime {
  readonly engines: Engines;
  readonly host: Host;
  readonly machines: Machines;
  readonly gateway: Gateway;
  readonly mappings: Mappings;
  readonly scheduler: Scheduler;
}

export interface RuntimeSettings extends EngineSettings {
  /** What functions are told of as the endpoint of S3. */
  readonly doorUrl: string;
  readonly onState: OnState | undefined;
  readonly mostWorkers: number | undefined;
}

export async function startRuntime(settings: RuntimeSettings, ending: Cleanups): Promise<Runtime> {
  const { model, dataFolder, clock, log, onState, mostWorkers } = settings;
  const engines = await startEngines(settings);
  ending.add(() => engines.stop());

  /** Each needs the other: the host equips its workers by the gateway, the gateway answers `Invoke` by the host. */
  const made: { gateway?: Gateway } = {};
  const { functions, region } = model;
  const host = openHost({
    ...{ functions, region, dataFolder, clock, mostWorkers },
    gateway: () => made.gateway,
  });
  ending.add(() => host.stop());
  const machines = await startMachines({
    ...{ machines: model.machines, invoker: host, clock, dataFolder, log, onState },
  });
  const gateway = openGateway({ ...settings, engines, invoker: host, machines });
  made.gateway = gateway;
  ending.add(() => gateway.stop());
  // Before the gateway: what is broken off is done again, and has not failed.
  ending.add(() => machines.stop());

  const mappings = await startMappings({ ...settings, engines, invoker: host });
  ending.add(() => mappings.stop());
  const scheduler = startScheduler({
    ...settings,
    invoker: host,
    machines,
    setAside: (queueArn, body) => mappings.setAside(queueArn, body),
  });
  ending.add(() => scheduler.stop());
  // A function whose worker starts before there is a gateway would reach out to AWS itself, and so would its retries.
  machines.resume();
  return { engines, host, machines, gateway, mappings, scheduler };
}
