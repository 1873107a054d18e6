import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Meter, MeterEntry, MeteredCall } from '../seams/meter.ts';
import { controlBlock } from './control-block.ts';
import { type MeterMessage, readSlot, type SlotKey, slotFields } from './meter-slots.ts';

/** One worker, living or ended: its counters outlast it. */
interface Source {
  readonly functionName: string;
  readonly port: MessagePort;
  readonly counters: Float64Array;
  readonly keys: Map<number, SlotKey>;
}

export interface OpenMeter extends Meter {
  attach(functionName: string, port: MessagePort, slots: SharedArrayBuffer): void;
}

type Sums = { -readonly [Name in keyof MeterEntry]: MeterEntry[Name] };

/** Sums the counters of all workers. Reading them is exact: what a worker counted before its answer came is in memory by then. */
export function openMeter(control: Int32Array): OpenMeter {
  const sources = new Set<Source>();
  const ended = new Map<string, Sums>();
  const counted = new Map<string, Sums>();
  let base = new Map<string, Sums>();
  let calls: MeteredCall[] = [];

  function take(source: Source, message: MeterMessage): void {
    if (message.kind === 'slot') source.keys.set(message.slot, message.key);
    else calls.push({ functionName: source.functionName, ...message.call });
  }

  /** Takes at once what has come and is not yet dispatched. */
  function drain(source: Source): void {
    for (let got = receiveMessageOnPort(source.port); got; got = receiveMessageOnPort(source.port)) {
      take(source, got.message as MeterMessage);
    }
  }

  function addSource(sums: Map<string, Sums>, source: Source): void {
    for (const [slot, key] of source.keys) {
      const { functionName } = source;
      add(sums, { functionName, ...key, ...readSlot(source.counters, slot) });
    }
  }

  function total(): Map<string, Sums> {
    const sums = new Map<string, Sums>();
    for (const part of [ended, counted]) for (const one of part.values()) add(sums, one);
    for (const source of sources) {
      drain(source);
      addSource(sums, source);
    }
    return sums;
  }

  return {
    attach: (functionName, port, slots) => {
      const source = {
        functionName,
        port,
        counters: new Float64Array(slots),
        keys: new Map<number, SlotKey>(),
      };
      sources.add(source);
      port.on('message', (message: MeterMessage) => take(source, message));
      port.once('close', () => {
        addSource(ended, source);
        sources.delete(source);
      });
      port.unref();
    },
    entries: () =>
      [...total()]
        .map(([key, sums]) => less(sums, base.get(key)))
        .filter((sums) => slotFields.some((field) => sums[field] > 0)),
    reset: () => {
      base = total();
    },
    countInvocation: (functionName, milliseconds) => {
      const empty = { functionName, service: 'lambda', action: 'Invocation', resource: functionName };
      add(counted, { ...empty, ...zero, requests: 1, milliseconds });
    },
    countLink: (call) => {
      const { functionName, service, action, resources } = call;
      add(counted, { functionName, service, action, resource: resources[0] ?? '', ...zero, requests: 1 });
      if (Atomics.load(control, controlBlock.recording) > 0)
        calls.push({ ...call, requestId: '', status: 200 });
    },
    record: () => {
      for (const source of sources) drain(source);
      calls = [];
      Atomics.add(control, controlBlock.recording, 1);
      let stopped = false;
      return {
        calls: () => {
          for (const source of sources) drain(source);
          return [...calls];
        },
        stop: () => {
          if (!stopped) Atomics.sub(control, controlBlock.recording, 1);
          stopped = true;
        },
      };
    },
  };
}

const zero = { requests: 0, readUnits: 0, writeUnits: 0, errors: 0, bytes: 0 };

function add(sums: Map<string, Sums>, entry: MeterEntry): void {
  const key = `${entry.functionName} ${entry.service} ${entry.action} ${entry.resource}`;
  const sum = sums.get(key);
  if (!sum) {
    sums.set(key, { ...entry });
    return;
  }
  for (const field of slotFields) sum[field] += entry[field];
  if (entry.milliseconds !== undefined) sum.milliseconds = (sum.milliseconds ?? 0) + entry.milliseconds;
}

function less(sums: Sums, base: Sums | undefined): MeterEntry {
  if (!base) return sums;
  const rest = { ...sums };
  for (const field of slotFields) rest[field] -= base[field];
  if (rest.milliseconds !== undefined) rest.milliseconds -= base.milliseconds ?? 0;
  return rest;
}
