/** State machines: `startMachines(settings)` of states/. */
import type { Clock } from './clock.ts';
import type { Invoker } from './invoker.ts';
import type { Log } from './log.ts';
import type { MachineModel } from './schedule-model.ts';

export interface MachineSettings {
  readonly machines: readonly MachineModel[];
  readonly invoker: Invoker;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly log: Log;
  readonly onState?: OnState | undefined;
}

/**
 * Hears of each state of an execution: it is written down that it was entered, or its work is done and it is about to be written down
 * that it is left. Whoever ends the process there knows what the next start finds.
 */
export type OnState = (state: string, moment: 'entered' | 'leaving') => void;

export interface Execution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly startDate: Date;
  readonly stopDate?: Date;
  readonly redriveDate?: Date;
  readonly input: unknown;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
  readonly transitions: number;
}

export interface Machines {
  /** Goes on with what ran when the runner ended last: once functions can be invoked. */
  resume(): void;
  /** Same name and same input: the same execution; same name and another input: an error named `ExecutionAlreadyExists`. */
  start(
    machineArn: string,
    input: unknown,
    name?: string,
  ): Promise<{ readonly executionArn: string; readonly startDate: Date }>;
  describe(executionArn: string): Execution | undefined;
  list(machineArn: string): readonly Execution[];
  redrive(executionArn: string): Promise<void>;
  stopExecution(executionArn: string, error?: string, cause?: string): Promise<void>;
  /** Resolves when the execution has ended. */
  ended(executionArn: string): Promise<Execution>;
  /** Resolves when every running execution only waits for the clock. */
  drained(): Promise<void>;
  isIdle(): boolean;
  stop(): Promise<void>;
}
