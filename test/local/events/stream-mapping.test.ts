import { describe, expect, it, vi } from 'vitest';
import { aQueue, aTable } from '../gateway/a-model.ts';
import { testEngine } from '../gateway/test-engine.ts';
import { aStreamMapping, keysOf, someMappings } from './some-mappings.ts';

const failures = aQueue({ name: 'Failures' });

describe('a table stream as the event source of a function', () => {
  it('delivers inserts, changes and removals in order, with what Lambda documents', async () => {
    const running = await someMappings({ mappings: [aStreamMapping()] }, () => undefined);
    await running.put('a', { w: { S: '1' } });
    await running.put('a', { w: { S: '2' } });
    await running.remove('a');
    await running.mappings.drained();
    const records = running.batches.flat();
    expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]).toEqual({
      eventID: expect.any(String) as string,
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-west-1',
      eventSourceARN: aTable().stream?.arn,
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number) as number,
        Keys: { pk: { S: 'a' }, sk: { S: 'x' } },
        NewImage: { pk: { S: 'a' }, sk: { S: 'x' }, w: { S: '2' } },
        OldImage: { pk: { S: 'a' }, sk: { S: 'x' }, w: { S: '1' } },
        SequenceNumber: expect.any(String) as string,
        SizeBytes: expect.any(Number) as number,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
  });

  it('delivers only what a filter lets through', async () => {
    const filters = [{ eventName: ['INSERT'], dynamodb: { NewImage: { t: { S: ['D'] } } } }];
    const running = await someMappings({ mappings: [aStreamMapping({ filters })] }, () => undefined);
    await running.put('a', { t: { S: 'D' } });
    await running.put('b', { t: { S: 'other' } });
    await running.put('a', { t: { S: 'D' }, w: { S: '2' } });
    await running.put('c', { t: { S: 'D' } });
    await running.mappings.drained();
    expect(running.batches.flatMap(keysOf)).toEqual(['a', 'c']);
  });

  it('goes beyond the ninth record: an open shard is not taken as closed', async () => {
    const running = await someMappings({ mappings: [aStreamMapping()] }, () => undefined);
    const keys = Array.from({ length: 25 }, (_, index) => `k${index}`);
    for (const key of keys) await running.put(key);
    await running.mappings.drained();
    expect(running.batches.flatMap(keysOf)).toEqual(keys);
  });

  it('fills a batch up to its size and waits for more as long as the window lasts', async () => {
    const mapping = aStreamMapping({ batchSize: 4, batchWindowSeconds: 1 });
    const running = await someMappings({ mappings: [mapping] }, () => undefined);
    for (let index = 0; index < 6; index++) await running.put(`k${index}`);
    await vi.waitUntil(() => running.batches.length > 1, { timeout: 10_000 });
    expect(running.batches.map((batch) => batch.length)).toEqual([4, 2]);
  });

  it('waits no longer than more keeps coming for somebody who waits for quiet', async () => {
    const mapping = aStreamMapping({ batchSize: 4, batchWindowSeconds: 60 });
    const running = await someMappings({ mappings: [mapping] }, () => undefined);
    for (let index = 0; index < 6; index++) await running.put(`k${index}`);
    await running.mappings.drained();
    expect(running.batches.map((batch) => batch.length)).toEqual([4, 2]);
  });

  it('goes on where it stood after a restart', async () => {
    const running = await someMappings({ mappings: [aStreamMapping()] }, () => undefined);
    await running.put('before');
    await running.mappings.drained();
    await running.restart();
    await running.put('after');
    await running.mappings.drained();
    expect(running.batches.flatMap(keysOf)).toEqual(['before', 'after']);
  });

  it('leaves out what was there at its first start when it starts at LATEST', async () => {
    const running = await someMappings({ mappings: [aStreamMapping({ enabled: false })] }, () => undefined);
    await running.put('old');
    Object.assign(running.model.mappings[0] ?? {}, { enabled: true, startingPosition: 'LATEST' });
    await running.restart();
    await running.put('new');
    await running.mappings.drained();
    expect(running.batches.flatMap(keysOf)).toEqual(['new']);
  });

  it('tries a failed batch again, as a whole and in order, before it reads on', async () => {
    let failed = 0;
    const running = await someMappings({ mappings: [aStreamMapping({ batchSize: 2 })] }, () => {
      if (failed++ < 2) throw new Error('twice');
    });
    await running.put('a');
    await running.put('b');
    await running.put('c');
    await running.mappings.drained();
    const delivered = running.batches.map(keysOf);
    expect(delivered.slice(-2).flat().at(-1)).toBe('c');
    expect(delivered.filter((batch) => batch[0] === 'a').length).toBe(3);
  });

  it('gives up after the retries of the mapping and goes on; the failure queue gets where it is, not what it is', async () => {
    const mapping = aStreamMapping({ maximumRetryAttempts: 1, onFailureArn: failures.arn });
    const running = await someMappings({ queues: [failures], mappings: [mapping] }, ({ Records }) => {
      if (keysOf(Records).includes('secret')) throw new Error('poison');
    });
    await running.put('secret');
    await running.mappings.drained();
    await running.put('good');
    await running.mappings.drained();
    expect(running.batches.map(keysOf)).toEqual([['secret'], ['secret'], ['good']]);
    const [letter, ...others] = await running.mappings.deadLetters.list();
    expect(others).toEqual([]);
    const poison = running.batches[0]?.[0]?.dynamodb?.SequenceNumber;
    expect(letter?.body).not.toContain('secret');
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({
      version: '1.0',
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: poison, endSequenceNumber: poison },
    });
  });

  it('splits a failing batch in two until the poison stands alone; splitting counts as no retry', async () => {
    const mapping = aStreamMapping({
      bisectOnError: true,
      maximumRetryAttempts: 0,
      batchWindowSeconds: 1,
      onFailureArn: failures.arn,
    });
    const running = await someMappings({ queues: [failures], mappings: [mapping] }, ({ Records }) => {
      if (keysOf(Records).includes('poison')) throw new Error('poison');
    });
    for (const key of ['a', 'b', 'poison', 'c']) await running.put(key);
    await running.mappings.drained();
    expect(running.batches.map(keysOf)).toEqual([
      ['a', 'b', 'poison', 'c'],
      ['a', 'b'],
      ['poison', 'c'],
      ['poison'],
      ['c'],
    ]);
    expect(await running.mappings.deadLetters.list()).toHaveLength(1);
  });

  it('goes on from the first record that the function reports as failed', async () => {
    let reported = false;
    const mapping = aStreamMapping({ reportsBatchItemFailures: true, batchWindowSeconds: 1 });
    const running = await someMappings({ mappings: [mapping] }, ({ Records }) => {
      if (reported) return { batchItemFailures: [] };
      reported = true;
      return {
        batchItemFailures: [
          { itemIdentifier: Records[2]?.dynamodb?.SequenceNumber },
          { itemIdentifier: Records[1]?.dynamodb?.SequenceNumber },
        ],
      };
    });
    for (const key of ['a', 'b', 'c', 'd']) await running.put(key);
    await running.mappings.drained();
    expect(running.batches.map(keysOf)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['b', 'c', 'd'],
    ]);
  });

  it('discards records beyond the maximum age, and says so to the failure queue', async () => {
    const mapping = aStreamMapping({ maximumRecordAgeSeconds: 0, onFailureArn: failures.arn });
    const running = await someMappings(
      { queues: [failures], mappings: [{ ...mapping, enabled: false }] },
      () => undefined,
    );
    await running.put('old');
    Object.assign(running.model.mappings[0] ?? {}, { enabled: true });
    const second = new Date(Math.ceil((Date.now() + 1) / 1000) * 1000);
    await running.clock.reach(second);
    await running.restart();
    await running.mappings.drained();
    expect(running.batches).toEqual([]);
    const [letter] = await running.mappings.deadLetters.list();
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({
      requestContext: { condition: 'RecordAgeExceeded' },
    });
  });

  it.runIf(testEngine === 'dynoxide')('tells a removal by TTL from one by a function', async () => {
    const running = await someMappings({ mappings: [aStreamMapping()] }, () => undefined);
    await running.put('kept', { ttl: { N: String(Math.floor(Date.now() / 1000) + 3600) } });
    await running.put('due', { ttl: { N: String(Math.floor(Date.now() / 1000) + 60) } });
    await running.clock.advance(120_000);
    expect(await running.engines.sweepExpired()).toBe(1);
    await running.mappings.drained();
    const removal = running.batches.flat().find(({ eventName }) => eventName === 'REMOVE');
    expect(removal).toMatchObject({
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      dynamodb: { Keys: { pk: { S: 'due' } }, OldImage: { pk: { S: 'due' } } },
    });
  });
});
