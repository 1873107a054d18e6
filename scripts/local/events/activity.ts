/** Counts what happens, so that whoever waits for quiet can tell that nothing happened while it looked. */
export interface Activity {
  /** Rises with every piece of work that begins. */
  readonly begun: () => number;
  readonly underWay: () => number;
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Work that only waits for more to come. */
  collect<Result>(work: () => Promise<Result>): Promise<Result>;
  /** For as long as this lasts somebody waits for quiet. */
  whileAwaited<Result>(quiet: () => Promise<Result>): Promise<Result>;
  /** Somebody waits for quiet, and nothing but collecting is under way that could keep it from coming. */
  readonly isAwaited: () => boolean;
}

/** A batch whose window is open goes off when nothing has come for so long and somebody waits for quiet: the rest of the window is real time that they would lose. */
export const lullMs = 40;

export function openActivity(): Activity {
  let begun = 0;
  let underWay = 0;
  let collecting = 0;
  let awaiting = 0;
  const run = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    begun++;
    underWay++;
    try {
      return await work();
    } finally {
      underWay--;
    }
  };
  return {
    begun: () => begun,
    underWay: () => underWay,
    run,
    collect: async (work) => {
      collecting++;
      try {
        return await run(work);
      } finally {
        collecting--;
      }
    },
    whileAwaited: async (quiet) => {
      awaiting++;
      try {
        return await quiet();
      } finally {
        awaiting--;
      }
    },
    isAwaited: () => awaiting > 0 && underWay === collecting,
  };
}
