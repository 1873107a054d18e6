import { outbox } from './outbox.ts';

const retryAfterMs = 15_000;
const savedIsShownMs = 4_000;

/** Sends what is due as time passes, when the network is back, and at once when the page is about to go. */
export function tendOutbox(): void {
  let timer: number | undefined;
  const tend = () => {
    window.clearTimeout(timer);
    const at = Date.now();
    const waits = outbox.actions.get().flatMap(({ phase, sendAt }) => {
      if (phase === 'undoable') return [Math.max(0, sendAt - at)];
      return phase === 'waiting' ? [retryAfterMs] : [];
    });
    if (waits.length > 0)
      timer = window.setTimeout(() => void outbox.sendDue(Date.now()).finally(tend), Math.min(...waits));
  };
  outbox.actions.watch(tend);
  outbox.actions.watch(forgetSaved);
  window.addEventListener('online', () => void outbox.sendDue(Date.now()));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void outbox.sendAll();
    else void outbox.sendDue(Date.now());
  });
  void outbox.sendDue(Date.now()).finally(tend);
}

function forgetSaved(): void {
  for (const { id, phase } of outbox.actions.get())
    if (phase === 'saved') window.setTimeout(() => outbox.dismiss(id), savedIsShownMs);
}
