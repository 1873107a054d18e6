import type { PolicyDocument } from '../seams/policies.ts';
import type { ActiveFault } from './fault-strikes.ts';
import type { Authorise } from './policy/authorise.ts';

/**
 * Memory that the main thread and every worker share: a version that rises with each change of faults or policies, whether calls are
 * recorded, and the counters of the faults. A worker compares the version before each call and only then reads its messages, so a
 * change holds for every call that starts after it was made.
 */
export interface ControlBlock {
  readonly version: number;
  readonly recording: number;
  readonly firstCounter: number;
  readonly counters: number;
}

export const controlBlock: ControlBlock = { version: 0, recording: 1, firstCounter: 2, counters: 1022 };

export function makeControlBlock(): SharedArrayBuffer {
  return new SharedArrayBuffer(
    (controlBlock.firstCounter + controlBlock.counters) * Int32Array.BYTES_PER_ELEMENT,
  );
}

/** What the main thread tells a worker. */
export type ControlMessage =
  | { readonly kind: 'faults'; readonly faults: readonly ActiveFault[] }
  | { readonly kind: 'policies'; readonly policies: readonly PolicyDocument[] };

/** What a worker holds at the moment. */
export interface ControlState {
  faults: readonly ActiveFault[];
  authorise: Authorise;
}
