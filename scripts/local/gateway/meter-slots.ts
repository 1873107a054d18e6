/**
 * The counters of one worker live in memory that the main thread sees: nothing has to be flushed, and nothing is lost when the worker
 * is killed. The worker writes, the main thread reads; a slot is announced by message before it is first counted in.
 */
export const slotFields = ['requests', 'readUnits', 'writeUnits', 'errors', 'bytes'] as const;

export type SlotField = (typeof slotFields)[number];

export interface SlotKey {
  readonly service: string;
  readonly action: string;
  readonly resource: string;
}

/** What the worker tells about slots and, while recording, about calls. */
export type MeterMessage =
  | { readonly kind: 'slot'; readonly slot: number; readonly key: SlotKey }
  | { readonly kind: 'call'; readonly call: TracedCall };

export interface TracedCall extends SlotKey {
  readonly requestId: string;
  readonly resources: readonly string[];
  readonly authorizations: readonly { readonly action: string; readonly resource: string }[];
  readonly status: number;
}

/** More combinations of action and resource than one function has; the last slot takes what is beyond. */
const slots = 512;

const beyond: SlotKey = { service: 'other', action: '', resource: '' };

export function makeSlots(): SharedArrayBuffer {
  return new SharedArrayBuffer(slots * slotFields.length * Float64Array.BYTES_PER_ELEMENT);
}

/** The five sums of one slot. */
export function readSlot(counters: Float64Array, slot: number): Readonly<Record<SlotField, number>> {
  const at = slot * slotFields.length;
  return {
    requests: counters[at] ?? 0,
    readUnits: counters[at + 1] ?? 0,
    writeUnits: counters[at + 2] ?? 0,
    errors: counters[at + 3] ?? 0,
    bytes: counters[at + 4] ?? 0,
  };
}

/** The worker's side: finds the slot of a key, announcing it the first time. */
export function openSlots(
  buffer: SharedArrayBuffer,
  announce: (message: MeterMessage) => void,
): { add(key: SlotKey, amounts: Readonly<Partial<Record<SlotField, number>>>): void } {
  const counters = new Float64Array(buffer);
  const known = new Map<string, number>();

  function slotOf(key: SlotKey): number {
    const name = `${key.service} ${key.action} ${key.resource}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const slot = known.size < slots - 1 ? known.size : slots - 1;
    const { service, action, resource } = slot === slots - 1 ? beyond : key;
    known.set(name, slot);
    announce({ kind: 'slot', slot, key: { service, action, resource } });
    return slot;
  }

  return {
    add: (key, amounts) => {
      const at = slotOf(key) * slotFields.length;
      slotFields.forEach((field, offset) => {
        counters[at + offset] = (counters[at + offset] ?? 0) + (amounts[field] ?? 0);
      });
    },
  };
}
