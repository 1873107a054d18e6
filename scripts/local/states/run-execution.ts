import type { Machine } from './definition.ts';
import type { Ending } from './journal.ts';
import { type Json, StatesError } from './json.ts';
import type { Run } from './run.ts';

/** Goes through the threads of an execution that is ended from outside. Without an ending it goes on at the next start. */
export class BrokenOff extends Error {
  readonly ending: Ending | undefined;
  constructor(ending?: Ending) {
    super('the execution was broken off');
    this.ending = ending;
  }
}

/** From where the journal says it stands to its end, which is written down. `stop` takes a `BrokenOff`. */
export async function runExecution(run: Run, definition: Machine, stop: AbortController): Promise<void> {
  const over = new AbortController();
  timeOut(run, definition.TimeoutSeconds, stop, over.signal);
  const whole = {
    graph: definition,
    thread: '',
    signal: stop.signal,
    input: () => run.execution.input as Json,
  };
  const ending = await run
    .runThread(run, whole)
    .then((output): Ending => ({ status: 'SUCCEEDED', output }), endingOf);
  over.abort();
  if (ending !== undefined) run.journal.end(run.execution.executionArn, run.clock.now(), ending);
}

/** The TimeoutSeconds of a machine count on the settable clock: they are about days, not about work. */
function timeOut(
  { execution, clock }: Run,
  seconds: number | undefined,
  stop: AbortController,
  over: AbortSignal,
): void {
  if (seconds === undefined) return;
  const deadline = (execution.redriveDate ?? execution.startDate).getTime() + seconds * 1_000;
  clock.reach(new Date(deadline), over).then(
    () => stop.abort(new BrokenOff({ status: 'TIMED_OUT', error: 'States.Timeout' })),
    () => undefined,
  );
}

function endingOf(error: unknown): Ending | undefined {
  if (error instanceof BrokenOff) return error.ending;
  if (error instanceof StatesError) return { status: 'FAILED', error: error.name, cause: error.message };
  return { status: 'FAILED', error: 'States.Runtime', cause: String(error) };
}
