import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../seams/clock.ts';
import type { FunctionModel } from '../seams/function-model.ts';
import type { Gateway } from '../seams/gateway.ts';
import type { FunctionError, InvocationResult } from '../seams/invoker.ts';
import { environmentOf } from './environment.ts';
import { exited, outOfMemory, timedOut } from './function-error.ts';
import { heapLimitOf } from './heap-limit.ts';
import type { InvocationMessage, WorkerBirth, WorkerMessage } from './worker-messages.ts';

/** Lambda gives ten seconds for loading; a slow machine under load gets more. */
const longestLoadSeconds = 30;

/** With V8's own 48 MB the workers of a busy system take 200 MB more, for no less CPU. */
const youngGenerationMb = 6;

export interface WorkerSurroundings {
  readonly region: string;
  readonly logFolder: string;
  /** What a worker thread starts with: see `bundle-worker.ts`. */
  readonly code: string;
  readonly compileCache: string;
  readonly clock: Clock;
  /** Undefined only where a function makes no call: in tests of the host itself. */
  readonly gateway: () => Pick<Gateway, 'settingsFor'> | undefined;
}

/** One worker thread of one function. It runs one invocation at a time and ends for good when one breaks it. */
export interface FunctionWorker {
  /** Resolves with nothing when the bundle is loaded, or with why it can't be. */
  readonly loaded: Promise<FunctionError | undefined>;
  run(event: unknown): Promise<InvocationResult>;
  isAlive(): boolean;
  end(): Promise<void>;
}

export function startWorker(model: FunctionModel, around: WorkerSurroundings): FunctionWorker {
  const worker = bearWorker(model, around);
  let alive = true;
  let running: ((answer: WorkerMessage) => void) | undefined;
  let requestId = 'init';
  let failure: FunctionError | undefined;

  const next = (seconds: number): Promise<WorkerMessage> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        failure = timedOut(requestId, seconds);
        void worker.terminate();
      }, seconds * 1000);
      running = (answer) => {
        clearTimeout(timer);
        running = undefined;
        resolve(answer);
      };
    });

  worker.on('message', (message: WorkerMessage) => running?.(message));
  worker.on('error', (error: Error & { code?: string }) => {
    failure =
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? outOfMemory(requestId)
        : { errorType: error.name, errorMessage: error.message };
  });
  worker.on('exit', (code) => {
    alive = false;
    running?.({ kind: 'broken', error: failure ?? exited(requestId, code) });
  });

  return {
    loaded: next(longestLoadSeconds).then((answer) => ('error' in answer ? answer.error : undefined)),
    run: async (event) => {
      requestId = randomUUID();
      const answer = next(model.timeoutSeconds);
      worker.postMessage({ requestId, event } satisfies InvocationMessage);
      const message = await answer;
      if (message.kind === 'broken') await worker.terminate();
      return 'error' in message
        ? { error: message.error }
        : { payload: message.kind === 'result' ? message.payload : null };
    },
    isAlive: () => alive,
    end: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}

function bearWorker(
  model: FunctionModel,
  { region, logFolder, code, compileCache, clock, gateway }: WorkerSurroundings,
): Worker {
  const logStream = `${clock.now().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`;
  const equipment = gateway()?.settingsFor(model.name);
  const birth: WorkerBirth = {
    functionName: model.name,
    functionArn: model.arn,
    codeFolder: model.codeFolder,
    handler: model.handler,
    memoryMb: model.memoryMb,
    timeoutSeconds: model.timeoutSeconds,
    logGroup: model.logGroup,
    logStream,
    logFile: join(logFolder, `${model.name}.log`),
    compileCache,
    clock: clock.buffer,
    ...(equipment ? { gateway: equipment.settings } : {}),
  };
  const worker = new Worker(code, {
    name: model.name,
    workerData: birth,
    transferList: [...(equipment?.transfer ?? [])],
    env: environmentOf(model, { region, logStream, doorUrl: equipment?.settings.doorUrl }),
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: heapLimitOf(model),
      maxYoungGenerationSizeMb: youngGenerationMb,
    },
  });
  return worker;
}
