import type { GatewayHostSettings } from '../seams/gateway.ts';
import type { Invoker } from '../seams/invoker.ts';
import type { Execution, Machines } from '../seams/machines.ts';
import type { AskMain, MainAnswer } from './services/read-main-call.ts';

const json = { 'content-type': 'application/x-amz-json-1.0' };

/** Answers what only the main thread can: other functions and state machines. Nothing thrown there reaches the port. */
export function answerInMain(settings: Pick<GatewayHostSettings, 'invoker' | 'machines'>): AskMain {
  return async ({ service, action, body }) => {
    try {
      return service === 'lambda'
        ? await invoke(settings.invoker, action, body as Invocation)
        : await runStates(settings.machines, action, body as StatesRequest);
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return answer(400, { __type: name, message });
    }
  };
}

interface Invocation {
  readonly name: string;
  readonly payload: unknown;
}

/** `RequestResponse` waits; `Event` answers 202 at once (Lambda API reference, Invoke). */
async function invoke(invoker: Invoker, kind: string, { name, payload }: Invocation): Promise<MainAnswer> {
  const result = invoker.invoke(name, payload);
  if (kind === 'Event') return { status: 202, headers: {}, body: '' };
  const ended = await result;
  if ('error' in ended) {
    return {
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: JSON.stringify(ended.error),
    };
  }
  return { status: 200, headers: {}, body: JSON.stringify(ended.payload ?? null) };
}

interface StatesRequest {
  readonly stateMachineArn?: string;
  readonly executionArn?: string;
  readonly input?: string;
  readonly name?: string;
  readonly error?: string;
  readonly cause?: string;
}

async function runStates(machines: Machines, action: string, body: StatesRequest): Promise<MainAnswer> {
  const { stateMachineArn = '', executionArn = '' } = body;
  switch (action) {
    case 'StartExecution': {
      const started = await machines.start(stateMachineArn, JSON.parse(body.input ?? '{}'), body.name);
      return answer(200, { executionArn: started.executionArn, startDate: seconds(started.startDate) });
    }
    case 'DescribeExecution': {
      const found = machines.describe(executionArn);
      return found
        ? answer(200, described(found))
        : answer(400, { __type: 'ExecutionDoesNotExist', message: executionArn });
    }
    case 'ListExecutions':
      return answer(200, { executions: machines.list(stateMachineArn).map(listed) });
    case 'StopExecution':
      await machines.stopExecution(executionArn, body.error, body.cause);
      return answer(200, { stopDate: seconds(machines.describe(executionArn)?.stopDate) });
    case 'RedriveExecution':
      await machines.redrive(executionArn);
      return answer(200, { redriveDate: seconds(machines.describe(executionArn)?.startDate) });
    default:
      return answer(400, { __type: 'UnsupportedOperationException', message: `${action} is not known here` });
  }
}

function listed(execution: Execution): Record<string, unknown> {
  const { executionArn, stateMachineArn, name, status, startDate, stopDate } = execution;
  return {
    executionArn,
    stateMachineArn,
    name,
    status,
    startDate: seconds(startDate),
    stopDate: seconds(stopDate),
  };
}

function described(execution: Execution): Record<string, unknown> {
  const { input, output, error, cause } = execution;
  const text = output === undefined ? {} : { output: JSON.stringify(output) };
  return { ...listed(execution), input: JSON.stringify(input), ...text, error, cause };
}

function seconds(at: Date | undefined): number | undefined {
  return at && at.getTime() / 1000;
}

function answer(status: number, body: unknown): MainAnswer {
  return { status, headers: json, body: JSON.stringify(body) };
}
