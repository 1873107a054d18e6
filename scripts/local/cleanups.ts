type Cleanup = () => Promise<void> | void;

/** What is to be ended, the last begun first; each gets its turn, whatever happens to the others. */
export interface Cleanups {
  add(cleanup: Cleanup): void;
  run(): Promise<void>;
}

export function cleanups(): Cleanups {
  const pending: Cleanup[] = [];
  const runAll = async (): Promise<void> => {
    const errors: unknown[] = [];
    for (let cleanup = pending.pop(); cleanup; cleanup = pending.pop()) {
      try {
        await cleanup();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Some parts of the system did not end well.');
  };
  let running: Promise<void> | undefined;
  return {
    add: (cleanup) => {
      pending.push(cleanup);
    },
    run: () => (running ??= runAll()),
  };
}
