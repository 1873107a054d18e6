import type { Activity } from '../clock/activity.ts';
import type { Clock } from '../seams/clock.ts';
import type { Invoker } from '../seams/invoker.ts';
import type { Execution } from '../seams/machines.ts';
import type { MachineModel } from '../seams/schedule-model.ts';
import type { Graph } from './definition.ts';
import type { Journal } from './journal.ts';
import type { Json } from './json.ts';

/** A line of states that runs by itself: the execution, a branch of a Parallel, an iteration of a Map. */
export interface Thread {
  readonly graph: Graph;
  readonly thread: string;
  readonly signal: AbortSignal;
  /** Asked for when the thread begins. */
  readonly input: () => Json;
}

/** One running execution and what it needs. */
export interface Run {
  readonly execution: Execution;
  readonly machine: MachineModel;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly invoker: Invoker;
  readonly activity: Activity;
  readonly runThread: (run: Run, thread: Thread) => Promise<Json>;
}
