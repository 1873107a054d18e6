import type { Fault } from '../seams/faults.ts';

/** A fault as the workers know it; its counter of matching calls is shared by all of them. */
export interface ActiveFault extends Fault {
  readonly id: string;
  readonly counter: number;
}

/** What a fault is matched with. */
export interface FaultTarget {
  readonly functionName: string;
  readonly service: string;
  readonly action: string;
}

/** The faults that strike this call, in the order they were injected. Counts the call for each fault that matches it. */
export function strikesOf(
  faults: readonly ActiveFault[],
  counters: Int32Array,
  target: FaultTarget,
): readonly ActiveFault[] {
  return faults.filter((fault) => {
    if (!matches(fault, target)) return false;
    return strikesAt(fault, Atomics.add(counters, fault.counter, 1) + 1);
  });
}

/** How often the fault has struck after that many matching calls. */
export function struckAfter(fault: Fault, matched: number): number {
  let struck = 0;
  for (let ordinal = 1; ordinal <= matched; ordinal++) if (strikesAt(fault, ordinal)) struck++;
  return struck;
}

function matches(fault: Fault, target: FaultTarget): boolean {
  return (
    (fault.functionName === undefined || fault.functionName === target.functionName) &&
    (fault.service === undefined || fault.service === target.service) &&
    (fault.action === undefined || fault.action === target.action)
  );
}

/** By number: calls nth … nth + times − 1. By chance: each call from the nth on, by a number drawn from seed and ordinal alone. */
function strikesAt(fault: Fault, ordinal: number): boolean {
  const first = fault.nth ?? 1;
  if (ordinal < first) return false;
  if (fault.probability !== undefined) return drawn(fault.seed ?? 0, ordinal) < fault.probability;
  return ordinal < first + (fault.times ?? 1);
}

/** A number in [0, 1) that depends on its arguments only (the mixing steps of MurmurHash3's finalizer). */
function drawn(seed: number, ordinal: number): number {
  let mixed = Math.imul(seed ^ Math.imul(ordinal, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
