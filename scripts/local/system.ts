import { join, resolve } from 'node:path';
import { readAssembly } from './assembly/read-assembly.ts';
import { type Cleanups, cleanups } from './cleanups.ts';
import { openClock } from './clock/clock.ts';
import { controlRoutes } from './control/control-routes.ts';
import { openControl } from './control/open-control.ts';
import { takeDataFolder } from './data-folder.ts';
import { openDoor } from './door/open-door.ts';
import { resourceFinder } from './find-resource.ts';
import { openInbox } from './inbox/inbox.ts';
import { localSecret } from './lambda/environment.ts';
import { localParameters } from './local-parameters.ts';
import { openFronts } from './open-fronts.ts';
import { openWeb } from './open-web.ts';
import { quiesce } from './quiesce.ts';
import { startRuntime } from './start-runtime.ts';

import type { System, SystemOptions } from './system-shape.ts';

export type { System, SystemOptions } from './system-shape.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Runs the whole system of a cloud assembly on this machine. Rejects with a `StartProblem` whose message says what to do, or with a
 * `TemplateError` that names what the runner does not know; what had started by then is ended.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const ending = cleanups();
  try {
    return await start(options, ending);
  } catch (error) {
    /** What went wrong first is what the person needs to know. */
    await ending.run().catch(() => undefined);
    throw error;
  }
}

async function start(options: SystemOptions, ending: Cleanups): Promise<System> {
  const { log = () => undefined } = options;
  /** Lambda runs on UTC, and worker threads share the time zone of the process. */
  process.env['TZ'] = 'UTC';
  const data = takeDataFolder(resolve(options.dataFolder), options.fresh === true);
  ending.add(() => data.release());
  const dataFolder = data.path;
  const clock = openClock(options.at);
  ending.add(() => clock.stop());

  const fronts = await openFronts({ options, dataFolder, clock, log }, ending);
  const { citizen, officer, desk, control, door, issuer } = fronts;
  /** By number: the SDK writes the bucket into the path then, and not before a name that not every machine resolves. */
  const doorUrl = `http://127.0.0.1:${door.port}`;
  const model = readAssembly(options.assembly ?? join(root, 'cdk.out'), {
    ...(options.partition ? { partition: options.partition } : {}),
    parameters: { ...localParameters(fronts), ...options.parameters },
  });
  const runtime = await startRuntime(
    {
      ...{ model, dataFolder, clock, log, doorUrl },
      engine: options.engine ?? 'dynoxide',
      onState: options.onState,
      mostWorkers: options.mostWorkers,
    },
    ending,
  );
  const { engines, host, gateway, machines, mappings, scheduler } = runtime;
  openWeb(
    {
      ...{ model, fronts, host, clock, log, doorUrl },
      sitesFolder: options.sitesFolder ?? join(root, 'dist/web'),
    },
    ending,
  );
  door.serve(openDoor({ model, gateway, clock, storeUrl: engines.s3.endpoint, secret: localSecret }));
  const inbox = openInbox({ dataFolder, clock, log });
  ending.add(() => inbox.stop());

  const resource = resourceFinder(model);
  const system: Omit<System, 'stop'> = {
    citizenUrl: citizen.url,
    officerUrl: officer.url,
    deskUrl: desk.url,
    issuerUrl: issuer.url,
    controlUrl: control.url,
    inboxUrl: `${control.url}/inbox`,
    doorUrl,
    dynamodb: engines.dynamodb,
    sqs: engines.sqs,
    s3: engines.s3,
    dataFolder,
    logFolder: host.logFolder,
    fresh: engines.fresh,
    model,
    tableName: resource,
    resource,
    clock,
    meter: gateway.meter,
    faults: gateway.faults,
    inbox,
    machines,
    deadLetters: mappings.deadLetters,
    send: (queueId, body) =>
      mappings.setAside(model.queues.find(({ name }) => name === resource(queueId))?.arn ?? '', body),
    readObject: async (bucketId, key) => {
      const found = await fetch(`${engines.s3.endpoint}/${resource(bucketId)}/${key}`);
      return found.ok ? found.text() : undefined;
    },
    invoke: (functionId, event) => host.invoke(resource(functionId), event),
    fireSchedule: (ruleId) => scheduler.fire(resource(ruleId)),
    issueToken: (sub, lifetimeSeconds) => issuer.issueToken(sub, lifetimeSeconds),
    replacePolicies: (functionId, policies) => gateway.replacePolicies(resource(functionId), policies),
    workers: () => host.workers(),
    idle: () => quiesce([mappings, scheduler, machines]),
  };
  control.serve(openControl({ routes: controlRoutes(system), inbox }));
  return { ...system, stop: () => ending.run() };
}
