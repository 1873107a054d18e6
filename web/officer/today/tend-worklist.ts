import { now } from '../../staff/server-time.ts';
import { lastWritten } from '../outbox/outbox.ts';
import { nextRefreshAt } from './refresh-times.ts';
import { refreshWorklist, shown } from './worklist-store.ts';

const share = Math.random();
const restMs = 2_000;
const settledMs = 6_000;
// A timer's delay is a signed 32-bit number; this one is never asked for longer than until the next round anyway.
const longestMs = 12 * 3_600_000;

/** Reads the worklist now, on focus, after one's own write and after rounds, for as long as the app is open. */
export function tendWorklist(): void {
  let timer: number | undefined;
  let readAt = 0;
  const refresh = () => {
    readAt = Date.now();
    void refreshWorklist();
  };
  const schedule = () => {
    window.clearTimeout(timer);
    const { list, reading } = shown.get();
    if (reading !== 'no') return;
    const wait = nextRefreshAt(list, now(), share).getTime() - now().getTime();
    timer = window.setTimeout(refresh, Math.min(Math.max(wait, restMs), longestMs));
  };
  const onFocus = () => {
    if (document.visibilityState === 'visible' && Date.now() - readAt > restMs) refresh();
  };
  shown.watch(schedule);
  lastWritten.watch(() => {
    refresh();
    // The index that lists follow may lag behind a write by a moment.
    window.setTimeout(refresh, settledMs);
  });
  document.addEventListener('visibilitychange', onFocus);
  window.addEventListener('focus', onFocus);
  window.addEventListener('online', refresh);
  refresh();
}
