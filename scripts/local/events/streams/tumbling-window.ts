import { setTimeout as delay } from 'node:timers/promises';
import type { InvocationResult } from '../../seams/invoker.ts';
import type { Records } from './deliver-batch.ts';

export interface WindowSettings {
  readonly seconds: number;
  readonly streamArn: string;
  readonly shardId: () => string;
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
  readonly signal: AbortSignal;
}

/** Windows of a fixed length, one after the other: each record belongs to the one that it was written in. */
export interface Windows {
  /** As many of the records, from the first, as belong to one window. */
  sameWindow(records: Records): Records;
  invoke(records: Records): Promise<InvocationResult>;
  /** Says that the open window is over, when it is by this time (milliseconds). */
  closeIfOver(now: number): Promise<void>;
}

interface Open {
  readonly start: number;
  state: unknown;
}

const betweenTriesMs = 250;

/**
 * Tumbling windows of a stream mapping (Lambda Developer Guide, "Stateful processing"): the event names shard and window, the function
 * answers with a state that its next batch of the window gets back, and a last invocation says that the window is over. An answer
 * without a state is a failed invocation.
 */
export function openWindows({ seconds, streamArn, shardId, invoke, signal }: WindowSettings): Windows {
  let open: Open | undefined;
  const startOf = (record: Records[number] | undefined): number => {
    const written = record?.dynamodb?.ApproximateCreationDateTime ?? 0;
    return Math.floor(written / seconds) * seconds;
  };
  const instant = (at: number): string => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;

  async function call(window: Open, records: Records, isFinal: boolean): Promise<InvocationResult> {
    const result = await invoke({
      Records: records,
      window: { start: instant(window.start), end: instant(window.start + seconds) },
      state: window.state,
      shardId: shardId(),
      eventSourceARN: streamArn,
      isFinalInvokeForWindow: isFinal,
      isWindowTerminatedEarly: false,
    });
    if ('error' in result) return result;
    const state = stateOf(result.payload);
    if (state === undefined) return { error: noState };
    window.state = state;
    return result;
  }

  /** Nothing else is read before the last invocation of a window succeeds. */
  async function close(window: Open): Promise<void> {
    while (!signal.aborted) {
      if (!('error' in (await call(window, [], true)))) break;
      await delay(betweenTriesMs, undefined, { signal }).catch(() => undefined);
    }
    open = undefined;
  }

  return {
    sameWindow: (records) => {
      const other = records.findIndex((record) => startOf(record) !== startOf(records[0]));
      return other === -1 ? records : records.slice(0, other);
    },
    invoke: async (records) => {
      const start = startOf(records[0]);
      if (open !== undefined && open.start !== start) await close(open);
      open ??= { start, state: {} };
      return call(open, records, false);
    },
    closeIfOver: async (now) => {
      if (open !== undefined && now >= (open.start + seconds) * 1000) await close(open);
    },
  };
}

const noState = {
  errorType: 'Lambda.InvalidTimeWindowResponse',
  errorMessage: 'a function that is called by windows answers with a state',
};

function stateOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'state' in payload ? payload.state : undefined;
}
