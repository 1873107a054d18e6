import type { Invoker } from '../seams.ts';
import type { State } from './definition.ts';
import { isObject, type Json, runtimeError, StatesError } from './json.ts';

type Task = Extract<State, { Type: 'Task' }>;

const lambdaInvoke = /^arn:aws(-cn)?:states:::lambda:invoke$/;
const functionArn = /^arn:aws(?:-cn)?:lambda:[^:]*:\d*:function:([\w-]+)(?::\$LATEST)?$/;

export const isResource = (arn: string): boolean => lambdaInvoke.test(arn) || functionArn.test(arn);

/** A Lambda task, both ways that AWS has. A failed function gives its error's type as name, and its whole payload as cause. */
export async function invokeTask(
  invoker: Invoker,
  state: Task,
  given: Json,
  signal: AbortSignal,
): Promise<Json> {
  const invoke = async (functionName: string, payload: Json): Promise<Json> => {
    const result = await untilGivenUp(invoker.invoke(functionName, payload), state.TimeoutSeconds, signal);
    if ('error' in result) throw new StatesError(result.error.errorType, JSON.stringify(result.error));
    return (result.payload ?? null) as Json;
  };
  const direct = functionArn.exec(state.Resource)?.[1];
  if (direct !== undefined) return invoke(direct, given);
  const { FunctionName: named, Payload: payload = {} } = isObject(given) ? given : {};
  if (typeof named !== 'string') throw runtimeError('lambda:invoke needs FunctionName');
  return {
    ExecutedVersion: '$LATEST',
    Payload: await invoke(functionArn.exec(named)?.[1] ?? named, payload),
    StatusCode: 200,
  };
}

/** TimeoutSeconds in real time, as the function itself runs in real time: a jump of the clock is no reason to give a task up. */
function untilGivenUp<T>(work: Promise<T>, seconds: number | undefined, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const brokenOff = (): void => reject(signal.reason as Error);
    const late = (): void =>
      reject(new StatesError('States.Timeout', `the task took longer than ${seconds ?? 0} s`));
    const timer = seconds === undefined ? undefined : setTimeout(late, seconds * 1_000);
    signal.addEventListener('abort', brokenOff, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', brokenOff);
    });
  });
}
