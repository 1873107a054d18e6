import type { Clock, Execution, Invoker, MachineModel } from '../seams.ts';
import type { Activity } from './activity.ts';
import type { Journal } from './journal.ts';

/** One running execution and what it needs. */
export interface Run {
  readonly execution: Execution;
  readonly machine: MachineModel;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly invoker: Invoker;
  readonly activity: Activity;
}
