/** Who waits for which instant, earliest first; of equal instants, who came first. */
export interface WaitingList {
  earliest(): number | undefined;
  add(due: number, wake: () => void): () => void;
  takeUntil(instant: number): (() => void)[];
}

interface Waiter {
  readonly due: number;
  readonly wake: () => void;
}

export function waitingList(): WaitingList {
  const waiters: Waiter[] = [];
  return {
    earliest: () => waiters[0]?.due,
    add: (due, wake) => {
      const waiter = { due, wake };
      const later = waiters.findIndex((other) => other.due > due);
      waiters.splice(later === -1 ? waiters.length : later, 0, waiter);
      return () => {
        const place = waiters.indexOf(waiter);
        if (place !== -1) waiters.splice(place, 1);
      };
    },
    takeUntil: (instant) => {
      const later = waiters.findIndex((other) => other.due > instant);
      return waiters.splice(0, later === -1 ? waiters.length : later).map((waiter) => waiter.wake);
    },
  };
}
