import { join, resolve } from 'node:path';
import { readAssembly } from './assembly/read-assembly.ts';
import { cleanups } from './cleanups.ts';
import { openClock } from './clock/clock.ts';
import { controlRoutes } from './control/control-routes.ts';
import { openControl } from './control/open-control.ts';
import { takeDataFolder } from './data-folder.ts';
import { startEngines } from './engines/start-engines.ts';
import { startMappings } from './events/start-mappings.ts';
import { resourceFinder } from './find-resource.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { type Api, openApi } from './http/api.ts';
import { listen } from './http/listen.ts';
import { openSite } from './http/site.ts';
import { startIssuer } from './identity/issuer.ts';
import { openInbox } from './inbox/inbox.ts';
import { openHost } from './lambda/host.ts';
import { quiesce } from './quiesce.ts';
import { startScheduler } from './schedule/scheduler.ts';
import type {
  AssemblyModel,
  Clock,
  DeadLetters,
  Engines,
  Faults,
  Gateway,
  Inbox,
  InvocationResult,
  IssuerSettings,
  Log,
  Machines,
  Meter,
  PolicyDocument,
} from './seams.ts';
import { startMachines } from './states/machines.ts';

export interface SystemOptions {
  /** Folder of the cloud assembly; `cdk.out` of the project when left out. */
  readonly assembly?: string;
  readonly partition?: 'aws' | 'aws-cn';
  /** Everything that is kept between two starts. */
  readonly dataFolder: string;
  /** Begin with an empty data folder. */
  readonly fresh?: boolean;
  /** Where the clock stands at the start. */
  readonly at?: Date;
  /** 0: any free port, which is also the default. */
  readonly ports?: Readonly<Partial<Record<'citizen' | 'officer' | 'issuer' | 'control', number>>>;
  readonly log?: Log;
  readonly engine?: 'dynoxide' | 'dynamodb-local';
  /** Who may sign in; nobody when left out. */
  readonly findAccount?: IssuerSettings['findAccount'];
  readonly suggestedAccounts?: IssuerSettings['suggested'];
  /** Folder with the built sites, one folder each. */
  readonly sitesFolder?: string;
  /** Values of CloudFormation parameters beside those that the runner gives. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A running system. */
export interface System {
  readonly citizenUrl: string;
  readonly officerUrl: string;
  readonly issuerUrl: string;
  readonly controlUrl: string;
  readonly inboxUrl: string;
  readonly dynamodb: Engines['dynamodb'];
  readonly sqs: Engines['sqs'];
  readonly s3: Engines['s3'];
  readonly dataFolder: string;
  /** Where functions and APIs write their logs. */
  readonly logFolder: string;
  /** True when the tables were made in this start: they want seeding. */
  readonly fresh: boolean;
  readonly model: AssemblyModel;
  /** Physical name of a table by its logical id. */
  tableName(logicalId: string): string;
  /** Physical name of a table, queue, bucket, function, rule or machine. */
  resource(logicalId: string): string;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly faults: Faults;
  readonly inbox: Inbox;
  readonly machines: Machines;
  readonly deadLetters: DeadLetters;
  invoke(functionId: string, event: unknown): Promise<InvocationResult>;
  /** Fires a rule by its logical id, whatever its schedule says. */
  fireSchedule(ruleId: string): Promise<void>;
  issueToken(sub: string, lifetimeSeconds?: number): Promise<string>;
  /** Gives a function other policies than the template's, for tests that take a grant away. */
  replacePolicies(functionId: string, policies: readonly PolicyDocument[]): void;
  workers(): Readonly<Record<string, number>>;
  /** Resolves when streams are read to their end, queues are empty, and neither function nor machine has anything to do. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

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
    await ending.run();
    throw error;
  }
}

async function start(options: SystemOptions, ending: ReturnType<typeof cleanups>): Promise<System> {
  const { ports = {}, log = () => undefined, engine = 'dynoxide' } = options;
  /** Lambda runs on UTC, and worker threads share the time zone of the process. */
  process.env['TZ'] = 'UTC';
  const data = takeDataFolder(resolve(options.dataFolder), options.fresh === true);
  ending.add(() => data.release());
  const dataFolder = data.path;
  const clock = openClock(options.at);
  ending.add(() => clock.stop());

  const audience = 'baobei-staff';
  const listeners = await Promise.all([
    listen(ports.citizen ?? 0, 'the citizens’ site'),
    listen(ports.officer ?? 0, 'the officers’ site'),
    listen(ports.control ?? 0, 'control and inbox'),
  ]);
  for (const listener of listeners) ending.add(() => listener.stop());
  const [citizen, officer, control] = listeners;
  const issuer = await startIssuer({
    port: ports.issuer ?? 0,
    audience,
    dataFolder,
    clock,
    findAccount: options.findAccount ?? (() => undefined),
    suggested: options.suggestedAccounts ?? [],
    appUrls: () => [citizen.url, officer.url],
    log,
  });
  ending.add(() => issuer.stop());

  const model = readAssembly(options.assembly ?? join(root, 'cdk.out'), {
    ...(options.partition ? { partition: options.partition } : {}),
    parameters: {
      OidcIssuer: issuer.url,
      OidcAudience: audience,
      SmsWebhookUrl: `http://127.0.0.1:${control.port}/inbox/messages`,
      PublicSiteUrl: citizen.url,
      StaffSiteUrl: officer.url,
      ...options.parameters,
    },
  });
  const engines = await startEngines({ model, dataFolder, clock, log, engine });
  ending.add(() => engines.stop());

  const holder: { gateway?: Gateway } = {};
  const host = openHost({
    functions: model.functions,
    region: model.region,
    dataFolder,
    clock,
    gateway: () => holder.gateway,
  });
  ending.add(() => host.stop());
  const machines = await startMachines({ machines: model.machines, invoker: host, clock, dataFolder, log });
  ending.add(() => machines.stop());
  const gateway = openGateway({ model, engines, dataFolder, clock, log, invoker: host, machines });
  holder.gateway = gateway;
  ending.add(() => gateway.stop());

  const apis = new Map<string, Api>();
  for (const api of model.apis) {
    const opened = openApi(api, { account: model.account, invoker: host, clock, logFolder: host.logFolder });
    apis.set(api.apiId, opened);
    ending.add(() => opened.stop());
  }
  const sitesFolder = options.sitesFolder ?? join(root, 'dist/web');
  const siteListeners = new Map([
    ['declare', citizen],
    ['officer', officer],
  ]);
  const written = new Map([
    ['config.json', JSON.stringify({ issuer: issuer.url, clientId: 'baobei-officer' })],
  ]);
  for (const distribution of model.distributions) {
    const own = distribution.site === 'officer' ? { written } : {};
    siteListeners.get(distribution.site)?.serve(openSite(distribution, { apis, sitesFolder, log, ...own }));
  }

  const inbox = openInbox({ dataFolder, clock, log });
  ending.add(() => inbox.stop());
  const mappings = await startMappings({ model, engines, invoker: host, clock, dataFolder, log });
  ending.add(() => mappings.stop());
  const scheduler = startScheduler({
    model,
    clock,
    invoker: host,
    machines,
    dataFolder,
    log,
    setAside: (queueArn, body) => mappings.setAside(queueArn, body),
  });
  ending.add(() => scheduler.stop());

  const resource = resourceFinder(model);
  const system: Omit<System, 'stop'> = {
    citizenUrl: citizen.url,
    officerUrl: officer.url,
    issuerUrl: issuer.url,
    controlUrl: control.url,
    inboxUrl: `${control.url}/inbox`,
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
