import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { countActivity } from '../clock/activity.ts';
import type { Execution, MachineSettings, Machines } from '../seams/machines.ts';
import { openJournal } from './journal.ts';
import { StatesError } from './json.ts';
import { loadMachine } from './load-machine.ts';
import { BrokenOff, runExecution } from './run-execution.ts';
import { runThread } from './run-thread.ts';
import { tellOfStates } from './tell-of-states.ts';

interface Live {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}
type Begun = Pick<Execution, 'executionArn' | 'startDate'>;
const nameRule = /^[\w.-]{1,80}$/;

/**
 * Step Functions, as far as our machines use it (design.md §2): standard workflows in JSONPath, journalled after each
 * state, on the settable clock. A task that was under way when the runner was killed is invoked again.
 */
export const startMachines = (settings: MachineSettings): Promise<Machines> =>
  Promise.resolve(settings).then(openMachines);

function openMachines({ machines, invoker, clock, dataFolder, log, onState }: MachineSettings): Machines {
  const known = new Map(
    machines.map((model) => [model.arn, { model, definition: loadMachine(model.name, model.definition) }]),
  );
  mkdirSync(dataFolder, { recursive: true });
  const kept = openJournal(join(dataFolder, 'executions.sqlite'));
  const journal = onState === undefined ? kept : tellOfStates(kept, onState);
  const activity = countActivity();
  const leaveClock = clock.settleWith(() => activity.drained());
  const live = new Map<string, Live>();

  const find = (arn: string): Execution =>
    journal.find(arn) ?? refuse('ExecutionDoesNotExist', `there is no execution ${arn}`);
  const launch = (execution: Execution): void => {
    const machine = known.get(execution.stateMachineArn);
    if (machine === undefined) {
      log(`The execution ${execution.name} rests: its state machine is not in the template any more.`);
      return;
    }
    const stop = new AbortController();
    const run = { execution, machine: machine.model, journal, clock, invoker, activity, runThread };
    const done = runExecution(run, machine.definition, stop).finally(() =>
      live.delete(execution.executionArn),
    );
    live.set(execution.executionArn, { stop, done });
  };
  const begin = (stateMachineArn: string, input: unknown, name: string): Begun => {
    if (!known.has(stateMachineArn))
      refuse('StateMachineDoesNotExist', `there is no state machine ${stateMachineArn}`);
    if (!nameRule.test(name)) refuse('InvalidName', `${name} cannot be the name of an execution`);
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const isNew = journal.begin({ executionArn, stateMachineArn, name, startDate: clock.now(), input });
    const execution = find(executionArn);
    if (isNew) launch(execution);
    // AWS, "StartExecution": asking again is harmless while it runs with the same input.
    else if (execution.status !== 'RUNNING' || !isDeepStrictEqual(execution.input, input)) {
      refuse('ExecutionAlreadyExists', `the name ${name} was used before`);
    }
    return { executionArn, startDate: execution.startDate };
  };
  const redrive = (execution: Execution): void => {
    if (!journal.reopen(execution.executionArn, clock.now()))
      refuse('ExecutionNotRedrivable', `the execution is ${execution.status}`);
    launch(find(execution.executionArn));
  };
  const breakOff = async (arn: string, reason: BrokenOff): Promise<void> => {
    live.get(arn)?.stop.abort(reason);
    await live.get(arn)?.done;
  };

  return {
    resume: () => journal.running().forEach(launch),
    start: (arn, input, name = randomUUID()) =>
      Promise.resolve(input).then((given) => begin(arn, given, name)),
    describe: (arn) => journal.find(arn),
    list: (arn) => journal.list(arn),
    redrive: (arn) => Promise.resolve(arn).then(find).then(redrive),
    stopExecution: (arn, error, cause) =>
      Promise.resolve(arn)
        .then(find)
        .then(() => breakOff(arn, new BrokenOff({ status: 'ABORTED', error, cause }))),
    ended: (arn) => Promise.resolve(live.get(arn)?.done).then(() => find(arn)),
    drained: () => activity.drained(),
    isIdle: () => activity.isIdle(),
    stop: async () => {
      leaveClock();
      await Promise.all([...live.keys()].map((arn) => breakOff(arn, new BrokenOff())));
      journal.close();
    },
  };
}

function refuse(name: string, message: string): never {
  throw new StatesError(name, message);
}
