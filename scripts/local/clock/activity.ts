import { setImmediate as nextTurn } from 'node:timers/promises';

/** How much of a part is at work, not just waiting for the clock or for other work: a jump of the clock waits for that. */
export interface Activity {
  working<T>(work: () => Promise<T>): Promise<T>;
  resting<T>(waited: Promise<T>): Promise<T>;
  isIdle(): boolean;
  /** Resolves when nobody works, and nobody who just woke is about to. */
  drained(): Promise<void>;
}

export function countActivity(): Activity {
  let working = 0;
  const waiting: (() => void)[] = [];
  const change = (by: number): void => {
    working += by;
    if (working > 0) return;
    for (const told of waiting.splice(0)) told();
  };
  const during = async <T>(by: 1 | -1, waited: () => Promise<T>): Promise<T> => {
    change(by);
    try {
      return await waited();
    } finally {
      change(-by);
    }
  };
  return {
    working: (work) => during(1, work),
    resting: (waited) => during(-1, () => waited),
    isIdle: () => working === 0,
    drained: async () => {
      await nextTurn();
      while (working > 0) {
        await new Promise<void>((told) => {
          waiting.push(told);
        });
        await nextTurn();
      }
    },
  };
}
