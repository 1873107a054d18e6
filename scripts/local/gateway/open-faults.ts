import type { Fault, Faults } from '../seams/faults.ts';
import { controlBlock } from './control-block.ts';
import { type ActiveFault, struckAfter } from './fault-strikes.ts';

export interface OpenFaults extends Faults {
  active(): readonly ActiveFault[];
}

/** Keeps the faults; `spread` tells them to every living worker, before the version rises. */
export function openFaults(
  counters: Int32Array,
  spread: (faults: readonly ActiveFault[]) => void,
): OpenFaults {
  const faults = new Map<string, ActiveFault>();
  const free = Array.from({ length: controlBlock.counters }, (_, index) => index).reverse();
  let last = 0;

  function drop(id: string): void {
    const fault = faults.get(id);
    if (!fault) return;
    faults.delete(id);
    free.push(fault.counter);
  }

  function spreadAll(): Promise<void> {
    spread([...faults.values()]);
    return Promise.resolve();
  }

  return {
    active: () => [...faults.values()],
    inject: async (fault: Fault) => {
      const counter = free.pop();
      if (counter === undefined) throw new RangeError('too many faults at once');
      Atomics.store(counters, counter, 0);
      const id = `fault-${++last}`;
      faults.set(id, { ...fault, id, counter });
      await spreadAll();
      return id;
    },
    remove: (id) => {
      drop(id);
      return spreadAll();
    },
    clear: () => {
      for (const id of faults.keys()) drop(id);
      return spreadAll();
    },
    list: () =>
      [...faults.values()].map(({ counter, ...fault }) => ({
        ...fault,
        struck: struckAfter(fault, Atomics.load(counters, counter)),
      })),
  };
}
