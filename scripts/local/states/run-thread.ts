import type { State } from './definition.ts';
import { catcherOf, retryOf } from './failure.ts';
import type { Outcome, Visit } from './journal.ts';
import { type Json, runtimeError, StatesError } from './json.ts';
import { perform } from './perform.ts';
import type { Run, Thread } from './run.ts';
import { place } from './template.ts';

/** How a visit ended, and with what the next one begins. */
interface Move {
  readonly outcome: Outcome;
  readonly output: Json;
  readonly next?: Pick<Visit, 'state' | 'input'> & Partial<Pick<Visit, 'attempts' | 'wakeAt'>>;
}

/** From where the journal says the thread stands to its end. Each move is written down before the next state begins. */
export function runThread(run: Run, { graph, thread, signal, input }: Thread): Promise<Json> {
  const visitTo = (step: number, next: NonNullable<Move['next']>): Visit => ({
    ...{ attempts: [], wakeAt: null, outcome: null, output: null },
    ...{ execution: run.execution.executionArn, thread, step, enteredAt: run.clock.now().getTime() },
    ...next,
  });
  const begin = (): Visit => {
    const first = visitTo(1, { state: graph.StartAt, input: input() });
    run.journal.enter(first);
    return first;
  };
  return run.activity.working(async () => {
    signal.throwIfAborted();
    let visit = run.journal.last(run.execution.executionArn, thread) ?? begin();
    while (visit.outcome !== 'ended') {
      const move = await makeMove(run, graph.States[visit.state], visit, signal);
      signal.throwIfAborted();
      const next = move.next === undefined ? undefined : visitTo(visit.step + 1, move.next);
      run.journal.leave(visit, move.outcome, move.output, next);
      visit = next ?? { ...visit, outcome: move.outcome, output: move.output };
    }
    return visit.output;
  });
}

async function makeMove(
  run: Run,
  state: State | undefined,
  visit: Visit,
  signal: AbortSignal,
): Promise<Move> {
  if (state === undefined) throw runtimeError(`the machine has no state ${visit.state} any more`);
  try {
    if (visit.wakeAt !== null && state.Type !== 'Wait')
      await run.activity.resting(run.clock.reach(new Date(visit.wakeAt), signal));
    const { output, next } = await perform(run, state, visit, signal);
    withinLimit(output);
    return next === undefined
      ? { outcome: 'ended', output }
      : { outcome: 'left', output, next: { state: next, input: output } };
  } catch (error) {
    if (signal.aborted || !(error instanceof StatesError)) throw error;
    return afterFailure(run, state, visit, error);
  }
}

function afterFailure(run: Run, state: State, visit: Visit, error: StatesError): Move {
  const isTask = state.Type === 'Task';
  const told = { Error: error.name, Cause: error.message };
  const again = retryOf('Retry' in state ? state.Retry : undefined, error, visit.attempts, isTask);
  if (again !== undefined) {
    const wakeAt = run.clock.now().getTime() + again.pauseMs;
    return {
      outcome: 'retried',
      output: told,
      next: { state: visit.state, input: visit.input, attempts: again.attempts, wakeAt },
    };
  }
  const catcher = catcherOf('Catch' in state ? state.Catch : undefined, error, isTask);
  if (catcher === undefined) throw error;
  const output = place(catcher.ResultPath, visit.input, told);
  return { outcome: 'caught', output, next: { state: catcher.Next, input: output } };
}

/** AWS: 256 KiB of UTF-8 for the input or output of a state. */
function withinLimit(output: Json): void {
  if (Buffer.byteLength(JSON.stringify(output)) > 262_144)
    throw new StatesError('States.DataLimitExceeded', 'the output is longer than 256 KiB');
}
