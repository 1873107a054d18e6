import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { submitParty } from '../../functions/declare/submit-party.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { findJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import { readJournal, unwritten } from '../../functions/shared/table/journal-store.ts';
import { readTallies } from '../../functions/shared/table/tallies-codec.ts';
import type { ShardBatch } from '../../functions/statistics/stream-adapter.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { countSetAside } from '../../scripts/count-set-aside.ts';
import { aRecord, imageOf } from '../distribute/streamed.ts';
import { type RealQueues, realQueues } from '../notify/real-queues.ts';
import { afternoon, aRequest, aTraveller, hoursAfter, residentId } from '../support/builders.ts';
import { aWorld, newId, newKey, type World } from '../support/world.ts';

let world: World;
let queues: RealQueues;
let handler: (batch: ShardBatch) => Promise<{ state: object }>;
let shardId: string;
let people = 700;
let sequence = 100;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  [world, queues] = await Promise.all([aWorld(), realQueues('None')]);
  Object.assign(process.env, {
    SET_ASIDE_BUCKET: queues.bucket,
    TABLE_NAME: world.engine.table.name,
    AWS_ENDPOINT_URL_DYNAMODB: world.engine.endpoint,
  });
  ({ handler } = await import('../../functions/statistics/handler-stream.ts'));
});
afterAll(() => Promise.all([queues.stop(), world.stop()]));
beforeEach(() => {
  shardId = newId();
});

async function submitted(): Promise<Declaration> {
  const document = { type: 'resident-id' as const, number: residentId((people += 1)) };
  const content = aRequest({ travellers: [aTraveller({ document })] });
  const asked = { content, idempotencyKey: newKey(), mark: { key: 'key', body: 'body' } };
  const { declarations } = await submitParty(world.submission, asked, afternoon);
  const stored = await world.find(declarations[0]?.id ?? '');
  if (stored === undefined) throw new Error('nothing was stored');
  return stored;
}

const numbered = (record: DynamoDBRecord): DynamoDBRecord => ({
  ...record,
  dynamodb: { ...record.dynamodb, SequenceNumber: String((sequence += 1)) },
});
const arrivalOf = async ({ id }: Declaration): Promise<DynamoDBRecord> =>
  numbered(aRecord('event-1', { after: await imageOf(world.sources, id) }));

/** What the journal of the shard adds up to, by key. */
async function counted(): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { tallies } of await readJournal(world.sources, shardId, { after: unwritten.position }))
    for (const { key, count } of readTallies(tallies)) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}

describe('what the stream adds to the journal', () => {
  it('is a batch as one entry, by the numbers of its records', async () => {
    const Records = [await arrivalOf(await submitted()), await arrivalOf(await submitted())];
    expect(await handler({ shardId, Records })).toEqual({ state: {} });
    expect(await counted()).toMatchObject({ declared: 2, expected: 2, open: 2 });
    expect((await findJournalHead(world.sources)).shards).toHaveProperty(shardId);
  });

  it('is counted once, although the batch comes again, whole or in halves', async () => {
    const Records = [await arrivalOf(await submitted()), await arrivalOf(await submitted())];
    await handler({ shardId, Records });
    await handler({ shardId, Records: Records.slice(0, 1) });
    await handler({ shardId, Records: Records.slice(1) });
    expect(await counted()).toMatchObject({ declared: 2 });
  });

  it.each(['citizen', 'staff', 'system'] as const)(
    'is what a change moves, by whoever it was made: %s',
    async (by) => {
      const before = await submitted();
      const then = await imageOf(world.sources, before.id);
      const after = {
        ...before,
        version: 2,
        state: 'withdrawn' as const,
        updatedAt: hoursAfter(1).toISOString(),
      };
      await changeDeclaration(world.sources, { before, after, by });
      const now = await imageOf(world.sources, before.id);
      await handler({ shardId, Records: [numbered(aRecord('event-2', { before: then, after: now }))] });
      expect(await counted()).toMatchObject({ expected: -1, open: -1, assigned: -1 });
      expect(await counted()).not.toHaveProperty('declared');
    },
  );

  it('is nothing for what changes no figure: not even an entry', async () => {
    const image = await imageOf(world.sources, (await submitted()).id);
    await handler({ shardId, Records: [numbered(aRecord('event-1', { before: image, after: image }))] });
    expect((await findJournalHead(world.sources)).shards).not.toHaveProperty(shardId);
  });

  it('keeps what happened to whom retention took and ends what they were waited for; takes back all that somebody removed', async () => {
    const before = await imageOf(world.sources, (await submitted()).id);
    const expired = {
      ...numbered(aRecord('event-3', { before })),
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    };
    await handler({ shardId, Records: [expired] });
    const held = await counted();
    expect(
      Object.keys(held)
        .map((key) => key.split('.')[0])
        .sort(),
    ).toEqual(['awaited', 'open', 'queued', 'uncontacted']);
    expect(new Set(Object.values(held))).toEqual(new Set([-1]));
    // Told again, it is the same record.
    await handler({ shardId, Records: [expired] });
    expect(await counted()).toEqual(held);
    await handler({ shardId, Records: [numbered(aRecord('event-4', { before }))] });
    expect(await counted()).toMatchObject({ declared: -1 });
  });

  it('is nothing at the end of a window', async () => {
    expect(await handler({ shardId, Records: [] })).toEqual({ state: {} });
    expect(await handler({ shardId })).toEqual({ state: {} });
  });

  it('is refused when the shard is not named: it could not be told from what was counted before', async () => {
    await expect(handler({ Records: [await arrivalOf(await submitted())] })).rejects.toThrow(
      'of which shard',
    );
  });
});

describe('a record that is no declaration', () => {
  it('is set aside whole, and the others are counted; once understood it is told by its event', async () => {
    const good = await arrivalOf(await submitted());
    const image = good.dynamodb?.NewImage;
    const poison = numbered(aRecord('poison-1', { after: { ...image, v: { S: 'poison' } } }));
    await handler({ shardId, Records: [poison, good] });
    expect(await counted()).toMatchObject({ declared: 1 });
    const setAside = JSON.parse((await queues.objects())['statistics/poison-1.json'] ?? '') as DynamoDBRecord;
    expect(setAside).toEqual(poison);
    expect(() => countSetAside(setAside)).toThrow('is still not understood');
    const mended = countSetAside({ ...setAside, dynamodb: { NewImage: image ?? {} } });
    expect(mended.event).toBe('poison-1');
    expect(mended.tallies.find(({ key }) => key === 'declared')?.count).toBe(1);
  });
});
