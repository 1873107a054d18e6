import { holds } from './choice.ts';
import type { State } from './definition.ts';
import { invokeTask } from './invoke-task.ts';
import type { Visit } from './journal.ts';
import { type Json, type JsonObject, runtimeError, StatesError } from './json.ts';
import { parsePath, read, type Scope } from './path.ts';
import type { Run } from './run.ts';
import { runInside } from './run-inside.ts';
import { fill, place, select } from './template.ts';
import { wakeAt } from './wake-at.ts';

/** What a state hands on, and to which; no next state ends the thread. */
export interface Done {
  readonly output: Json;
  readonly next?: string | undefined;
}
type Kind<T extends State['Type']> = Extract<State, { Type: T }>;
type Onward = Kind<'Pass' | 'Task' | 'Wait' | 'Parallel' | 'Map'>;

/** AWS, "Input and output processing": InputPath, Parameters, the work, ResultSelector, ResultPath, OutputPath. */
export async function perform(run: Run, state: State, visit: Visit, signal: AbortSignal): Promise<Done> {
  const context = contextOf(run, visit);
  const scope = {
    input: 'InputPath' in state ? select(state.InputPath, { input: visit.input, context }) : visit.input,
    context,
  };
  const given = (): Json =>
    'Parameters' in state && state.Parameters !== undefined ? fill(state.Parameters, scope) : scope.input;
  switch (state.Type) {
    case 'Pass':
      return onward(state, visit, state.Result ?? given(), context);
    case 'Task':
      return onward(state, visit, await invokeTask(run, state, given(), signal), context);
    case 'Wait': {
      const until = visit.wakeAt ?? wakeAt(state, scope, visit.enteredAt);
      run.journal.sleep(visit, until);
      await run.activity.resting(run.clock.reach(new Date(until), signal));
      return onward(state, visit, scope.input, context);
    }
    case 'Choice':
      return { output: select(state.OutputPath, scope), next: chosen(state, scope) };
    case 'Succeed':
      return { output: select(state.OutputPath, scope) };
    case 'Fail':
      throw new StatesError(
        text(state.Error, state.ErrorPath, scope),
        text(state.Cause, state.CausePath, scope),
      );
    case 'Parallel': {
      const jobs = state.Branches.map((graph) => ({ graph, input: given }));
      return onward(state, visit, await runInside(run, visit, { jobs, lanes: jobs.length, signal }), context);
    }
    case 'Map': {
      const jobs = itemsOf(state, scope).map((item, index) => ({
        graph: state.ItemProcessor,
        input: () => selected(state, scope, item, index),
      }));
      // AWS runs up to 40 iterations of an inline Map at once.
      return onward(
        state,
        visit,
        await runInside(run, visit, { jobs, lanes: state.MaxConcurrency || 40, signal }),
        context,
      );
    }
  }
}

function onward(state: Onward, visit: Visit, result: Json, context: JsonObject): Done {
  const kept =
    'ResultSelector' in state && state.ResultSelector !== undefined
      ? fill(state.ResultSelector, { input: result, context })
      : result;
  const placed = 'ResultPath' in state ? place(state.ResultPath, visit.input, kept) : kept;
  return { output: select(state.OutputPath, { input: placed, context }), next: state.Next };
}

function chosen(state: Kind<'Choice'>, scope: Scope): string {
  const next = state.Choices.find((rule) => holds(rule, scope))?.Next ?? state.Default;
  if (next === undefined)
    throw new StatesError('States.NoChoiceMatched', 'no choice fits the input, and there is no Default');
  return next;
}

function text(constant: string | undefined, path: string | undefined, scope: Scope): string {
  const value = path === undefined ? (constant ?? '') : read(parsePath(path), scope);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function itemsOf(state: Kind<'Map'>, scope: Scope): readonly Json[] {
  const items = state.ItemsPath === undefined ? scope.input : read(parsePath(state.ItemsPath), scope);
  if (!Array.isArray(items)) throw runtimeError('a Map state needs an array');
  return items as readonly Json[];
}

function selected(state: Kind<'Map'>, { input, context }: Scope, item: Json, index: number): Json {
  if (state.ItemSelector === undefined) return item;
  return fill(state.ItemSelector, {
    input,
    context: { ...context, Map: { Item: { Index: index, Value: item } } },
  });
}

const contextOf = ({ execution, machine }: Run, visit: Visit): JsonObject => ({
  Execution: {
    Id: execution.executionArn,
    Input: execution.input as Json,
    Name: execution.name,
    RoleArn: machine.role.arn,
    StartTime: execution.startDate.toISOString(),
  },
  State: {
    EnteredTime: new Date(visit.enteredAt).toISOString(),
    Name: visit.state,
    RetryCount: visit.attempts.reduce((sum, n) => sum + n, 0),
  },
  StateMachine: { Id: machine.arn, Name: machine.name },
});
