import { parentPort, workerData } from 'node:worker_threads';
import type { Context } from 'aws-lambda';
import { installClock } from '../clock/install.ts';
import { installGateway } from '../gateway/install.ts';
import type { WorkerSettings } from '../gateway/worker-settings.ts';
import type { FunctionError } from '../seams/invoker.ts';
import { captureOutput } from './capture-output.ts';
import { errorOf, unhandledRejection } from './function-error.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { asPayload, isTooLarge, maximumPayloadBytes } from './payload.ts';
import type { InvocationMessage, WorkerBirth, WorkerMessage } from './worker-messages.ts';

/** What a worker does: sets up clock, gateway and output, loads the bundle, then runs one invocation after the other. */
const birth = workerData as WorkerBirth & { readonly gateway?: WorkerSettings };
let requestId = 'init';

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);
const breakDown = (error: FunctionError, code: number): never => {
  tell({ kind: 'broken', error });
  process.exit(code);
};

captureOutput(birth.logFile, () => requestId);
installClock(birth.clock);
const gateway = birth.gateway && installGateway(birth.gateway);
/** The exit codes of Lambda's own Node runtime. */
process.on('uncaughtException', (thrown) => breakDown(errorOf(thrown), 129));
process.on('unhandledRejection', (reason) => breakDown(unhandledRejection(reason), 128));

const loaded = await loadHandler(birth.codeFolder, birth.handler);
if (typeof loaded === 'function') {
  parentPort?.on('message', (message: InvocationMessage) => void run(loaded, message).then(tell));
  tell({ kind: 'ready' });
} else {
  console.error(JSON.stringify(loaded));
  breakDown(loaded, 1);
}

async function run(handler: Handler, { requestId: id, event }: InvocationMessage): Promise<WorkerMessage> {
  requestId = id;
  gateway?.startInvocation(id);
  try {
    const payload = asPayload(await handler(event, contextOf(id)));
    if (!isTooLarge(payload)) return { kind: 'result', payload };
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${maximumPayloadBytes} bytes).`;
    return { kind: 'error', error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
  } catch (thrown) {
    return { kind: 'error', error: errorOf(thrown) };
  }
}

/** As the Node 24 runtime gives it: the methods of callback times are gone. Its time is real time, whatever the clock says. */
function contextOf(awsRequestId: string): Context {
  const deadline = performance.now() + birth.timeoutSeconds * 1000;
  const context: Omit<Context, 'done' | 'fail' | 'succeed'> = {
    callbackWaitsForEmptyEventLoop: true,
    functionName: birth.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: birth.functionArn,
    memoryLimitInMB: String(birth.memoryMb),
    awsRequestId,
    logGroupName: birth.logGroup,
    logStreamName: birth.logStream,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  return context as Context;
}
