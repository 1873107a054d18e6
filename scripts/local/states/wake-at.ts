import { isTimestamp } from './choice.ts';
import type { State } from './definition.ts';
import { runtimeError } from './json.ts';
import { parsePath, read, type Scope } from './path.ts';

/** When a Wait that was entered at an instant is over, on the settable clock. */
export function wakeAt(state: Extract<State, { Type: 'Wait' }>, scope: Scope, enteredAt: number): number {
  const seconds = state.SecondsPath === undefined ? state.Seconds : read(parsePath(state.SecondsPath), scope);
  if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0)
    return enteredAt + seconds * 1_000;
  const instant =
    state.TimestampPath === undefined ? state.Timestamp : read(parsePath(state.TimestampPath), scope);
  if (isTimestamp(instant)) return Date.parse(instant);
  throw runtimeError(
    'a Wait needs a whole number of seconds from 0 on, or a timestamp like 2026-01-20T16:05:00Z',
  );
}
