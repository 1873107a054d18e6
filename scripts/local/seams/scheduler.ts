/** Schedules: `startScheduler(settings)` of schedule/. */
import type { AssemblyModel } from './assembly-model.ts';
import type { Clock } from './clock.ts';
import type { Invoker } from './invoker.ts';
import type { Log } from './log.ts';
import type { Machines } from './machines.ts';

export interface SchedulerSettings {
  readonly model: AssemblyModel;
  readonly clock: Clock;
  readonly invoker: Invoker;
  readonly machines: Machines;
  readonly dataFolder: string;
  readonly log: Log;
  /** Puts what was given up into a queue: a function's on-failure destination, a target's dead-letter queue. */
  readonly setAside: (queueArn: string, body: string) => Promise<void>;
}

export interface Scheduler {
  /** Fires a rule by its name now, whatever its schedule says. */
  fire(ruleName: string): Promise<void>;
  /** Resolves when no target runs or is retried. */
  drained(): Promise<void>;
  isIdle(): boolean;
  stop(): Promise<void>;
}
