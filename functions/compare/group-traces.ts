import { traceWords } from './chunk-rows.ts';

/** Keys are looked at in so many groups, by the first byte of their high half. */
export const traceGroups = 256;

export function groupOf(high: number): number {
  return high >>> 24;
}

/**
 * Traces by groups, those of a group in their order. A chunk does it for its own rows, which lie in the processor's cache: whoever
 * reconciles takes one group of all chunks after the other, and none of it twice.
 */
export function groupTraces(traces: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(traceGroups + 1);
  for (let at = 0; at < traces.length; at += traceWords) {
    const behind = groupOf(traces[at] as number) + 1;
    next[behind] = (next[behind] as number) + traceWords;
  }
  for (let group = 1; group <= traceGroups; group += 1)
    next[group] = (next[group] as number) + (next[group - 1] as number);
  const grouped = new Uint32Array(traces.length);
  for (let at = 0; at < traces.length; at += traceWords) {
    const group = groupOf(traces[at] as number);
    const to = next[group] as number;
    for (let word = 0; word < traceWords; word += 1) grouped[to + word] = traces[at + word] as number;
    next[group] = to + traceWords;
  }
  return grouped;
}
