import { useEffect, useState } from 'preact/hooks';

export interface Loaded<Value> {
  value: Value | undefined;
  failed: boolean;
  again: () => void;
}

/** Something loaded for a key, and again when the key changes or when asked to. */
export function useLoaded<Value>(load: () => Promise<Value>, key: string): Loaded<Value> {
  const [state, setState] = useState<{ key: string; value?: Value; failed: boolean }>({ key, failed: false });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    load().then(
      (value) => {
        if (current) setState({ key, value, failed: false });
      },
      () => {
        if (current) setState({ key, failed: true });
      },
    );
    return () => {
      current = false;
    };
  }, [key, tries]);
  const valid = state.key === key;
  return {
    value: valid ? state.value : undefined,
    failed: valid && state.failed,
    again: () => {
      setState({ key, failed: false });
      setTries(tries + 1);
    },
  };
}
