import { useEffect, useState } from 'preact/hooks';
import type { Cell } from '../staff/cell.ts';

/** The value of a cell, drawn again whenever it changes. */
export function useCell<Value>(cell: Cell<Value>): Value {
  const [, draw] = useState(0);
  useEffect(() => {
    const seen = cell.get();
    const stop = cell.watch(() => draw((count) => count + 1));
    // It may have changed between the drawing and this effect.
    if (!Object.is(seen, cell.get())) draw((count) => count + 1);
    return stop;
  }, [cell]);
  return cell.get();
}
