import { cellOf } from '../staff/cell.ts';

/** `offline`: the phone has no network. `unreachable`: it has one, but the last call to the system failed. */
export type Connection = 'connected' | 'offline' | 'unreachable';

export const connection = cellOf<Connection>('connected');

/** Follows the phone's network; `whenBack` is called each time it returns. */
export function followConnection(whenBack: () => void): void {
  if (!navigator.onLine) connection.set('offline');
  window.addEventListener('offline', () => connection.set('offline'));
  window.addEventListener('online', () => {
    connection.set('connected');
    whenBack();
  });
}

/** What a call met: an answer of any kind, or none. */
export function noteCall(answered: boolean): void {
  if (answered) connection.set('connected');
  else connection.set(navigator.onLine ? 'unreachable' : 'offline');
}
