import { useCallback, useSyncExternalStore } from 'react';
import type { Cell } from '../staff/cell.ts';

/** The value of a cell, drawn again whenever it changes. */
export function useCell<Value>(cell: Cell<Value>): Value {
  const watch = useCallback((listener: () => void) => cell.watch(listener), [cell]);
  return useSyncExternalStore(watch, () => cell.get());
}
