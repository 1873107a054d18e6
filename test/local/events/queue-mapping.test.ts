import { describe, expect, it, vi } from 'vitest';
import { aQueue } from '../gateway/a-model.ts';
import { aQueueMapping, bodiesOf, someMappings } from './some-mappings.ts';

const dead = aQueue({ name: 'Dead' });
const short = aQueue({ visibilitySeconds: 1, redrive: { deadLetterArn: dead.arn, maxReceiveCount: 2 } });

describe('a queue as the event source of a function', () => {
  it('delivers each message with what Lambda documents, and deletes it', async () => {
    const running = await someMappings({ mappings: [aQueueMapping()] }, () => undefined);
    await running.send('hello');
    await running.mappings.drained();
    expect(running.batches).toHaveLength(1);
    expect(running.batches[0]?.[0]).toMatchObject({
      body: 'hello',
      eventSource: 'aws:sqs',
      eventSourceARN: aQueue().arn,
      awsRegion: 'eu-west-1',
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: {},
    });
  });

  it('fills a batch up to its size, never beyond', async () => {
    const mapping = aQueueMapping({ batchSize: 4, batchWindowSeconds: 1 });
    const running = await someMappings({ mappings: [mapping] }, () => undefined);
    for (let number = 0; number < 9; number++) await running.send(String(number));
    await running.mappings.drained();
    expect(Math.max(...running.batches.map((batch) => batch.length))).toBe(4);
    expect(running.batches.flatMap(bodiesOf).toSorted()).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });

  it('waits for more messages as long as the batch window lasts', async () => {
    const mapping = aQueueMapping({ batchWindowSeconds: 1 });
    const running = await someMappings({ mappings: [mapping] }, () => undefined);
    await running.send('first');
    await running.send('second');
    await vi.waitUntil(() => running.batches.length > 0, { timeout: 10_000 });
    expect(running.batches.map(bodiesOf)).toEqual([['first', 'second']]);
  });

  it('waits no longer than more keeps coming for somebody who waits for quiet', async () => {
    const mapping = aQueueMapping({ batchWindowSeconds: 60 });
    const running = await someMappings({ mappings: [mapping] }, () => undefined);
    await running.send('first');
    await running.send('second');
    await running.mappings.drained();
    expect(running.batches.map(bodiesOf)).toEqual([['first', 'second']]);
  });

  it('gives a failed batch again after its visibility timeout, then to the dead letters', async () => {
    const running = await someMappings(
      { queues: [short, dead], mappings: [aQueueMapping({ queue: short })] },
      () => {
        throw new Error('always');
      },
    );
    await running.send('poison');
    await running.mappings.drained();
    expect(running.batches.map((batch) => batch[0]?.attributes?.['ApproximateReceiveCount'])).toEqual([
      '1',
      '2',
    ]);
    expect(await running.mappings.deadLetters.list()).toMatchObject([{ queue: 'Dead', body: 'poison' }]);
  });

  it('puts dead letters back into the queue that they came from, on demand', async () => {
    let healed = false;
    const running = await someMappings(
      { queues: [short, dead], mappings: [aQueueMapping({ queue: short })] },
      () => {
        if (!healed) throw new Error('not yet');
      },
    );
    await running.send('late');
    await running.mappings.drained();
    healed = true;
    expect(await running.mappings.deadLetters.redrive('Dead')).toBe(1);
    await running.mappings.drained();
    expect(running.batches.map(bodiesOf)).toEqual([['late'], ['late'], ['late']]);
    expect(await running.mappings.deadLetters.list()).toEqual([]);
    await expect(running.mappings.deadLetters.redrive(short.name)).rejects.toThrow('no dead-letter queue');
  });

  it('gives again only what the function reports as failed', async () => {
    const patient = { ...short, visibilitySeconds: 3 };
    const mapping = aQueueMapping({ queue: patient, reportsBatchItemFailures: true, batchWindowSeconds: 1 });
    const running = await someMappings({ queues: [patient, dead], mappings: [mapping] }, ({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }));
    await running.send('good');
    await running.send('bad');
    await running.mappings.drained();
    expect(running.batches.map(bodiesOf)).toEqual([['good', 'bad'], ['bad']]);
  });

  it.each([
    ['names a message that was not in the batch', { batchItemFailures: [{ itemIdentifier: 'nobody' }] }],
    ['names an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['names no identifier', { batchItemFailures: [{}] }],
    ['is no object', 'done'],
  ])('takes the whole batch as failed when the report %s', async (_title, report) => {
    const mapping = aQueueMapping({ queue: short, reportsBatchItemFailures: true });
    const running = await someMappings({ queues: [short, dead], mappings: [mapping] }, () => report);
    await running.send('x');
    await running.mappings.drained();
    expect(await running.mappings.deadLetters.list()).toHaveLength(1);
  });

  it('ignores a report where the mapping does not ask for one', async () => {
    const running = await someMappings(
      { queues: [short, dead], mappings: [aQueueMapping({ queue: short })] },
      ({ Records }) => ({
        batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
      }),
    );
    await running.send('x');
    await running.mappings.drained();
    expect(running.batches).toHaveLength(1);
  });

  it('deletes what no filter lets through without calling the function', async () => {
    const mapping = aQueueMapping({ filters: [{ body: { kind: ['wanted'] } }] });
    const running = await someMappings({ mappings: [mapping] }, () => undefined);
    await running.send('{"kind":"other"}');
    await running.send('not json');
    await running.send('{"kind":"wanted"}');
    await running.mappings.drained();
    expect(running.batches.map(bodiesOf)).toEqual([['{"kind":"wanted"}']]);
  });

  it('runs several batches at once, up to the maximum concurrency of the mapping', async () => {
    let atOnce = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const mapping = aQueueMapping({ batchSize: 1, maximumConcurrency: 2 });
    const running = await someMappings({ mappings: [mapping] }, async () => {
      most = Math.max(most, ++atOnce);
      if (most < 2) await new Promise<void>((resolve) => release.push(resolve));
      else for (const go of release) go();
      atOnce--;
    });
    for (let number = 0; number < 6; number++) await running.send(String(number));
    await running.mappings.drained();
    expect(most).toBe(2);
  });

  it('is not idle while a message is in flight', async () => {
    let finish: () => void = () => undefined;
    const started = Promise.withResolvers<undefined>();
    const running = await someMappings({ mappings: [aQueueMapping()] }, async () => {
      started.resolve(undefined);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await running.send('x');
    await started.promise;
    expect(running.mappings.isIdle()).toBe(false);
    let drained = false;
    const drain = running.mappings.drained().then(() => {
      drained = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(drained).toBe(false);
    finish();
    await drain;
    expect(running.mappings.isIdle()).toBe(true);
  });
});
