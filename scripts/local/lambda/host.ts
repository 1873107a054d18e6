import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../seams/clock.ts';
import type { FunctionModel } from '../seams/function-model.ts';
import type { Gateway } from '../seams/gateway.ts';
import type { InvocationResult, Invoker } from '../seams/invoker.ts';
import { bundleWorker } from './bundle-worker.ts';
import { type FunctionWorker, startWorker, type WorkerSurroundings } from './function-worker.ts';

export interface HostSettings {
  readonly functions: readonly FunctionModel[];
  readonly region: string;
  readonly dataFolder: string;
  readonly clock: Clock;
  /** Asked when the first worker starts: gateway and host need each other. */
  readonly gateway: () => Pick<Gateway, 'settingsFor' | 'meter'> | undefined;
  /** A worker with the SDK takes 40 MB (design.md §2). */
  readonly mostWorkers?: number | undefined;
  readonly mostWorkersOfFunction?: number;
}

export interface Host extends Invoker {
  readonly logFolder: string;
  /** Nothing runs and nothing waits. */
  isIdle(): boolean;
  /** Workers that are alive now, for each function. */
  workers(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly event: unknown;
  readonly resolve: (result: InvocationResult) => void;
}

/** The workers of one function and who waits for them. */
interface Lane {
  readonly model: FunctionModel;
  readonly limit: number;
  readonly idle: { readonly worker: FunctionWorker; readonly since: number }[];
  readonly waiting: Waiting[];
  alive: number;
  starting: number;
}

const usualMost = 10;
const usualMostOfFunction = 4;

/** Runs functions in worker threads: warm ones again, more by demand, the least recently used ended when there are too many. */
export function openHost(settings: HostSettings): Host {
  const most = settings.mostWorkers ?? usualMost;
  const mostOfFunction = settings.mostWorkersOfFunction ?? usualMostOfFunction;
  const logFolder = join(settings.dataFolder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const surroundings: WorkerSurroundings = {
    region: settings.region,
    logFolder,
    code: bundleWorker(join(settings.dataFolder, 'worker')),
    compileCache: join(settings.dataFolder, 'compiled'),
    clock: settings.clock,
    gateway: settings.gateway,
  };
  const lanes = new Map(settings.functions.map((model) => [model.name, laneOf(model, mostOfFunction)]));
  const all = new Set<FunctionWorker>();
  let uses = 0;
  let running = 0;
  let stopped = false;

  const forget = (lane: Lane, worker: FunctionWorker): void => {
    if (all.delete(worker)) lane.alive -= 1;
  };
  const run = async (lane: Lane, worker: FunctionWorker, { event, resolve }: Waiting): Promise<void> => {
    running += 1;
    const start = performance.now();
    const result = await worker.run(event);
    settings.gateway()?.meter.countInvocation(lane.model.name, performance.now() - start);
    running -= 1;
    if (!worker.isAlive()) forget(lane, worker);
    give(lane, worker);
    resolve(result);
  };
  /** The one used last is the warmest; one may have ended while it rested. */
  const freeWorker = (lane: Lane): FunctionWorker | undefined => {
    for (let last = lane.idle.pop(); last; last = lane.idle.pop()) {
      if (last.worker.isAlive()) return last.worker;
      forget(lane, last.worker);
    }
    return undefined;
  };
  /** A worker that is free takes who waits longest, or rests. */
  const give = (lane: Lane, worker: FunctionWorker): void => {
    const next = lane.waiting.shift();
    if (next && worker.isAlive()) void run(lane, worker, next);
    else if (next) {
      lane.waiting.unshift(next);
      grow(lane);
    } else if (worker.isAlive()) {
      lane.idle.push({ worker, since: (uses += 1) });
      if (all.size > most) endLeastRecent();
    }
  };
  /** One more worker when somebody waits whom none of those that are starting will take; a function without any always gets its first. */
  const grow = (lane: Lane): void => {
    if (stopped || lane.starting >= lane.waiting.length || lane.alive >= lane.limit) return;
    if (all.size >= most && !endLeastRecent() && lane.alive > 0) return;
    const worker = startWorker(lane.model, surroundings);
    all.add(worker);
    lane.alive += 1;
    lane.starting += 1;
    void worker.loaded.then((failure) => {
      lane.starting -= 1;
      if (!failure) {
        give(lane, worker);
        return;
      }
      forget(lane, worker);
      lane.waiting.shift()?.resolve({ error: failure });
      grow(lane);
    });
  };
  const endLeastRecent = (): boolean => {
    const oldest = [...lanes.values()]
      .filter(({ idle }) => idle.length > 0)
      .sort((a, b) => (a.idle[0]?.since ?? 0) - (b.idle[0]?.since ?? 0))[0];
    const ended = oldest?.idle.shift();
    if (!oldest || !ended) return false;
    forget(oldest, ended.worker);
    void ended.worker.end();
    return true;
  };

  return {
    logFolder,
    invoke: (functionName, event) => {
      const lane = lanes.get(functionName);
      if (!lane || stopped) return Promise.resolve(notFound(functionName));
      return new Promise((resolve) => {
        const waiting = { event, resolve };
        const free = freeWorker(lane);
        if (free) {
          void run(lane, free, waiting);
          return;
        }
        lane.waiting.push(waiting);
        grow(lane);
      });
    },
    isIdle: () => running === 0 && [...lanes.values()].every(({ waiting }) => waiting.length === 0),
    workers: () => Object.fromEntries([...lanes].map(([name, { alive }]) => [name, alive])),
    stop: async () => {
      stopped = true;
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}

function laneOf(model: FunctionModel, mostOfFunction: number): Lane {
  const limit = Math.max(1, Math.min(mostOfFunction, model.reservedConcurrency ?? mostOfFunction));
  return { model, limit, idle: [], waiting: [], alive: 0, starting: 0 };
}

function notFound(functionName: string): InvocationResult {
  return {
    error: { errorType: 'ResourceNotFoundException', errorMessage: `Function not found: ${functionName}` },
  };
}
