import type { FunctionError } from '../seams/invoker.ts';

/** The payload of what a handler threw, as the Node runtime of Lambda shapes it. */
export function errorOf(thrown: unknown): FunctionError {
  if (thrown instanceof Error)
    return { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') };
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
}

export function unhandledRejection(reason: unknown): FunctionError {
  const trace = reason instanceof Error ? (reason.stack ?? '').split('\n') : [];
  return { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: String(reason), trace };
}

/** The invocation went over the function's timeout. */
export function timedOut(requestId: string, seconds: number): FunctionError {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

/** The worker ended before it answered: `process.exit()`, a fault that kills. */
export function exited(requestId: string, code: number): FunctionError {
  const how =
    code === 0
      ? 'Runtime exited without providing a reason'
      : `Runtime exited with error: exit status ${code}`;
  return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${how}` };
}

/** The worker used more memory than the function has. */
export function outOfMemory(requestId: string): FunctionError {
  return {
    errorType: 'Runtime.OutOfMemory',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
  };
}
