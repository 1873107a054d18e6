import { useEffect, useState } from 'preact/hooks';
import type { Cell } from '../staff/cell.ts';

/** The value of a cell, drawn again whenever it changes. */
export function useCell<Value>(cell: Cell<Value>): Value {
  const [, draw] = useState(0);
  const drawn = cell.get();
  useEffect(() => {
    const stop = cell.watch(() => draw((count) => count + 1));
    // It may have changed between the drawing and this effect.
    if (!Object.is(drawn, cell.get())) draw((count) => count + 1);
    return stop;
  }, [cell]);
  return drawn;
}
