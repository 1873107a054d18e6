import { useState } from 'preact/hooks';

export interface Sending {
  busy: boolean;
  /** What went wrong the last time. */
  error: unknown;
  /** Runs one sending at a time; a second tap while it runs does nothing. */
  run: (send: () => Promise<void>) => void;
  clear: () => void;
}

/** The state of a button that sends. */
export function useSending(): Sending {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  return {
    busy: state.busy,
    error: state.error,
    run: (send) => {
      if (state.busy) return;
      setState({ busy: true });
      send().then(
        () => setState({ busy: false }),
        (error: unknown) => setState({ busy: false, error }),
      );
    },
    clear: () => setState({ busy: false }),
  };
}
