import { authoriser } from '../gateway/policy/authorise.ts';
import type { MachineModel } from '../seams/schedule-model.ts';
import type { State } from './definition.ts';
import { isObject, type Json, runtimeError, StatesError } from './json.ts';
import { functionNamed } from './resource.ts';
import type { Run } from './run.ts';

type Task = Extract<State, { Type: 'Task' }>;

/** A Lambda task, both ways that AWS has. A failed function gives its error's type as name, and its whole payload as cause. */
export async function invokeTask(run: Run, state: Task, given: Json, signal: AbortSignal): Promise<Json> {
  const invoke = async (named: string, payload: Json): Promise<Json> => {
    const functionName = functionNamed(named) ?? named;
    refuseWithoutGrant(run.machine, functionName);
    const result = await untilGivenUp(
      run.invoker.invoke(functionName, payload),
      state.TimeoutSeconds,
      signal,
    );
    if ('error' in result) throw new StatesError(result.error.errorType, JSON.stringify(result.error));
    return (result.payload ?? null) as Json;
  };
  if (functionNamed(state.Resource) !== undefined) return invoke(state.Resource, given);
  const { FunctionName: named, Payload: payload = {} } = isObject(given) ? given : {};
  if (typeof named !== 'string') throw runtimeError('lambda:invoke needs FunctionName');
  return { ExecutedVersion: '$LATEST', Payload: await invoke(named, payload), StatusCode: 200 };
}

/** The role of the machine has to let it invoke the function, as on AWS. */
function refuseWithoutGrant({ arn, role }: MachineModel, functionName: string): void {
  const [, partition = '', , region = '', account = ''] = arn.split(':');
  const may = authoriser({
    roleArn: role.arn,
    account,
    partition,
    region,
    identity: role.policies,
    resources: {},
  });
  const refused = may(
    'lambda:InvokeFunction',
    `arn:${partition}:lambda:${region}:${account}:function:${functionName}`,
  );
  if (refused !== undefined)
    throw new StatesError(
      'Lambda.AWSLambdaException',
      `${role.arn} may not invoke ${functionName}, ${refused}`,
    );
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
