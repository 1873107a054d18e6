/** Counts what happens, so that whoever waits for quiet can tell that nothing happened while it looked. */
export interface Activity {
  /** Rises with every piece of work that begins. */
  readonly begun: () => number;
  readonly underWay: () => number;
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function openActivity(): Activity {
  let begun = 0;
  let underWay = 0;
  return {
    begun: () => begun,
    underWay: () => underWay,
    run: async (work) => {
      begun++;
      underWay++;
      try {
        return await work();
      } finally {
        underWay--;
      }
    },
  };
}
