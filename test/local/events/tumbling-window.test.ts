import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { openWindows } from '../../../scripts/local/events/streams/tumbling-window.ts';
import type { InvocationResult } from '../../../scripts/local/seams/invoker.ts';
import { aStreamMapping, keysOf, someMappings } from './some-mappings.ts';

interface Called {
  Records: readonly unknown[];
  window: { start: string; end: string };
  state: unknown;
  shardId: string;
  isFinalInvokeForWindow: boolean;
}

const aRecord = (second: number): DynamoDBRecord => ({ dynamodb: { ApproximateCreationDateTime: second } });

function someWindows(answer: (event: Called) => InvocationResult) {
  const called: Called[] = [];
  const windows = openWindows({
    seconds: 60,
    streamArn: 'arn',
    shardId: () => 'shard-1',
    invoke: (event) => {
      called.push(event as Called);
      return Promise.resolve(answer(event as Called));
    },
    signal: new AbortController().signal,
  });
  return { windows, called };
}

describe('a stream mapping with a tumbling window', () => {
  it('names shard and window, and gives the state of the window to its next batch', async () => {
    const { windows, called } = someWindows(({ state }) => ({
      payload: { state: { n: ((state as { n?: number }).n ?? 0) + 1 } },
    }));
    await windows.invoke([aRecord(61)]);
    await windows.invoke([aRecord(119)]);
    expect(called).toMatchObject([
      {
        shardId: 'shard-1',
        state: {},
        window: { start: '1970-01-01T00:01:00Z', end: '1970-01-01T00:02:00Z' },
      },
      { state: { n: 1 }, isFinalInvokeForWindow: false },
    ]);
  });

  it('says that a window is over before the next one begins, and by time alone', async () => {
    const { windows, called } = someWindows(() => ({ payload: { state: {} } }));
    await windows.invoke([aRecord(61)]);
    await windows.invoke([aRecord(120)]);
    await windows.closeIfOver(179_999);
    await windows.closeIfOver(180_000);
    await windows.closeIfOver(240_000);
    expect(
      called.map(({ Records, isFinalInvokeForWindow }) => [Records.length, isFinalInvokeForWindow]),
    ).toEqual([
      [1, false],
      [0, true],
      [1, false],
      [0, true],
    ]);
  });

  it('tells the end of a window again until the function has taken it', async () => {
    let tries = 0;
    const { windows, called } = someWindows(({ isFinalInvokeForWindow: isFinal }) =>
      isFinal && tries++ < 1
        ? { error: { errorType: 'Error', errorMessage: '' } }
        : { payload: { state: {} } },
    );
    await windows.invoke([aRecord(1)]);
    await windows.closeIfOver(60_000);
    expect(called.filter((call) => call.isFinalInvokeForWindow)).toHaveLength(2);
  });

  it('takes an answer without a state as a failure', async () => {
    const { windows } = someWindows(() => ({ payload: {} }));
    expect(await windows.invoke([aRecord(1)])).toHaveProperty('error');
  });

  it('never has records of two windows in one batch', () => {
    const { windows } = someWindows(() => ({ payload: {} }));
    const records = [aRecord(58), aRecord(59), aRecord(60), aRecord(61)];
    expect(windows.sameWindow(records)).toEqual(records.slice(0, 2));
  });

  it('delivers what the stream has', async () => {
    const shards = new Set<unknown>();
    const mapping = aStreamMapping({ tumblingWindowSeconds: 900, batchWindowSeconds: 1 });
    const running = await someMappings({ mappings: [mapping] }, (event) => {
      shards.add((event as unknown as Called).shardId);
      return { state: {} };
    });
    for (const key of ['a', 'b', 'c']) await running.put(key);
    await running.mappings.drained();
    expect(running.batches.flatMap(keysOf)).toEqual(['a', 'b', 'c']);
    expect([...shards]).toEqual([expect.stringMatching(/.+/)]);
  });
});
