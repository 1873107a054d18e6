/** One value that screens look at: what changes it tells those who watch. */
export interface Cell<Value> {
  get(): Value;
  set(value: Value): void;
  /** Calls `listener` after each change; the answer ends it. */
  watch(listener: () => void): () => void;
}

export function cellOf<Value>(initial: Value): Cell<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(current, value)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
