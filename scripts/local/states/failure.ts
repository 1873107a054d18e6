import type { State } from './definition.ts';
import { StatesError } from './json.ts';

interface Named {
  readonly ErrorEquals: readonly string[];
}
type Retrier = NonNullable<Extract<State, { Type: 'Task' }>['Retry']>[number];

/** AWS, "Error names": States.Runtime always ends the execution, and the wildcards leave out what is said here. */
function names(entry: Named, error: StatesError, isTask: boolean): boolean {
  if (error.name === 'States.Runtime') return false;
  return entry.ErrorEquals.some(
    (name) =>
      name === error.name ||
      (name === 'States.ALL' && error.name !== 'States.DataLimitExceeded') ||
      (name === 'States.TaskFailed' && isTask && error.name !== 'States.Timeout'),
  );
}

export const catcherOf = <C extends Named>(
  catchers: readonly C[] | undefined,
  error: StatesError,
  isTask: boolean,
): C | undefined => catchers?.find((catcher) => names(catcher, error, isTask));

export interface Again {
  readonly attempts: readonly number[];
  readonly pauseMs: number;
}
/** The first Retry entry that names the error decides alone; used up, the error goes on to Catch. */
export function retryOf(
  retriers: readonly Retrier[] | undefined,
  error: StatesError,
  used: readonly number[],
  isTask: boolean,
): Again | undefined {
  const place = retriers?.findIndex((retrier) => names(retrier, error, isTask)) ?? -1;
  const retrier = retriers?.[place];
  const attempt = used[place] ?? 0;
  if (retriers === undefined || retrier === undefined || attempt >= (retrier.MaxAttempts ?? 3))
    return undefined;
  const pauseSeconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempt;
  return {
    attempts: retriers.map((_, index) => (used[index] ?? 0) + (index === place ? 1 : 0)),
    pauseMs: Math.min(pauseSeconds, retrier.MaxDelaySeconds ?? Infinity) * 1_000,
  };
}
