import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { submitParty } from '../../functions/declare/submit-party.ts';
import { markCompared } from '../../functions/shared/table/compared-store.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { dispatchToTownship } from '../../functions/shared/table/dispatch-store.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { type RealQueues, realQueues } from '../notify/real-queues.ts';
import {
  afternoon,
  aRequest,
  aTraveller,
  community,
  otherCommunity,
  phoneNumber,
  residentId,
} from '../support/builders.ts';
import { aWorld, newKey, type World } from '../support/world.ts';
import { aRecord, imageOf } from './streamed.ts';

let world: World;
let queues: RealQueues;
let handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
let people = 0;

beforeAll(async () => {
  [world, queues] = await Promise.all([aWorld(), realQueues('Assignments', 'Judgements', 'Changes')]);
  process.env['SET_ASIDE_BUCKET'] = queues.bucket;
  process.env['ASSIGNMENT_QUEUE_URL'] = queues.url('Assignments');
  process.env['JUDGE_QUEUE_URL'] = queues.url('Judgements');
  process.env['CHANGES_QUEUE_URL'] = queues.url('Changes');
  ({ handler } = await import('../../functions/distribute/handler-stream.ts'));
});
afterAll(() => Promise.all([queues.stop(), world.stop()]));
beforeEach(async () => {
  expect(await queues.take('Assignments')).toEqual([]);
});

/** What the assignment queue is told of some records, and which of them are to be tried again. */
async function pass(...Records: DynamoDBRecord[]) {
  const { batchItemFailures } = await handler({ Records });
  const told = (await queues.take('Assignments')).map((body) => JSON.parse(body) as Record<string, unknown>);
  return { told, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
}

async function submitted(given: Parameters<typeof aTraveller>[0] = {}): Promise<Declaration> {
  const document = { type: 'resident-id' as const, number: residentId((people += 1)) };
  const content = aRequest({ travellers: [aTraveller({ document, ...given })] });
  const asked = { content, idempotencyKey: newKey(), mark: { key: 'key', body: 'body' } };
  const { declarations } = await submitParty(world.submission, asked, afternoon);
  const stored = await world.find(declarations[0]?.id ?? '');
  if (stored === undefined) throw new Error('nothing was stored');
  return stored;
}

/** The record of one more write, by whoever makes it. */
async function recordOf({ id }: Declaration, write: () => Promise<unknown>): Promise<DynamoDBRecord> {
  const before = await imageOf(world.sources, id);
  await write();
  return aRecord('event-2', { before, after: await imageOf(world.sources, id) });
}

const change = (before: Declaration, after: Partial<Declaration>, by: 'citizen' | 'staff' | 'system') =>
  changeDeclaration(world.sources, { before, after: { ...before, ...after }, by });

describe('what the stream passes on to the assignment queue', () => {
  it('is what was submitted, by the table’s own image, and nothing personal', async () => {
    const { id } = await submitted({ phone: phoneNumber(2) });
    const { told, failed } = await pass(aRecord('event-1', { after: await imageOf(world.sources, id) }));
    expect([told, failed]).toEqual([
      [
        {
          event: 'event-1',
          kind: 'submitted',
          declaration: id,
          place: community,
          submittedAt: afternoon.toISOString(),
          forAnotherAdult: true,
        },
      ],
      [],
    ]);
  });

  it('is what a citizen changed, with the place before where it is another', async () => {
    const one = await submitted();
    const there = { place: otherCommunity, destination: otherCommunity };
    const moved = await recordOf(one, () => change(one, there, 'citizen'));
    expect((await pass(moved)).told).toMatchObject([
      { kind: 'changed', place: otherCommunity, placeBefore: community },
    ]);
  });

  it('is a second filing too, like any other (A7)', async () => {
    const { id } = await world.addDeclaration({ state: 'claimed', claimOf: 'aaaaaaaaaaaaaaaaaaaaaa' });
    const after = { ...(await imageOf(world.sources, id)), by: { S: 'c' } };
    expect((await pass(aRecord('event-1', { after }))).told).toMatchObject([{ kind: 'submitted' }]);
  });

  it.each(['staff', 'system'] as const)('is nothing that %s wrote', async (by) => {
    const one = await submitted();
    const written = await recordOf(one, () => change(one, { state: 'contacted' }, by));
    expect((await pass(written)).told).toEqual([]);
  });

  it('is nothing that distribute itself wrote: it would go round for ever', async () => {
    const one = await submitted();
    const step = { from: community, township: community.slice(0, 9), at: afternoon.toISOString() };
    const dispatched = await recordOf(one, () => dispatchToTownship(world.sources, one.id, step));
    expect(dispatched.dynamodb?.NewImage).toMatchObject({ pl: { S: '410105001' } });
    expect((await pass(dispatched)).told).toEqual([]);
  });

  it('is nothing about what was removed at the end of its retention', async () => {
    const { id } = await submitted();
    const before = await imageOf(world.sources, id);
    expect(await pass(aRecord('event-1', { before }))).toEqual({ told: [], failed: [] });
  });

  it('is a batch of 25 whole, in as many requests as the queue wants', async () => {
    const after = await imageOf(world.sources, (await submitted()).id);
    const records = Array.from({ length: 25 }, (_, n) => aRecord(`event-${n}`, { after }));
    const { told, failed } = await pass(...records);
    expect(failed).toEqual([]);
    expect(new Set(told.map(({ event }) => event)).size).toBe(25);
  });
});

describe('what systems are told of (J1)', () => {
  const zhengzhou = community.slice(0, 4);
  const notes = async (...records: DynamoDBRecord[]) => {
    await queues.take('Changes');
    await pass(...records);
    return (await queues.take('Changes')).map((body) => JSON.parse(body) as unknown);
  };

  it('is whatever changed, whoever wrote it, in one message a batch with each declaration once', async () => {
    const [one, other] = [await submitted(), await submitted()];
    const records = [
      await recordOf(one, () => change(one, { state: 'contacted' }, 'staff')),
      await recordOf(other, () => change(other, {}, 'system')),
      aRecord('event-3', { after: await imageOf(world.sources, one.id) }),
    ];
    expect(await notes(...records)).toEqual([{ [zhengzhou]: [one.id, other.id] }]);
  });

  it('is of both cities when another one answers now', async () => {
    const one = await submitted();
    const moved = await recordOf(one, () => change(one, { place: '410202003011' }, 'staff'));
    expect(await notes(moved)).toEqual([{ [zhengzhou]: [one.id], '4102': [one.id] }]);
  });

  it('is what was removed at the end of its retention, and nothing of other items', async () => {
    const { id } = await submitted();
    const before = await imageOf(world.sources, id);
    expect(await notes(aRecord('event-1', { before }))).toEqual([{ [zhengzhou]: [id] }]);
    const after = { pk: { S: 'poison' }, sk: { S: 'other' }, pl: { S: community } };
    expect(await notes(aRecord('event-1', { after }))).toEqual([]);
  });
});

describe('a case that comparison has something to say of', () => {
  it.each(['citizen', 'staff'] as const)('is judged again when %s changes it (D4)', async (by) => {
    const one = await submitted();
    const untold = await recordOf(one, () => change(one, { state: 'contacted' }, 'staff'));
    await pass(untold);
    expect(await queues.take('Judgements')).toEqual([]);
    await markCompared(world.sources, one.id);
    const before = await imageOf(world.sources, one.id);
    const after = { ...before, by: { S: by === 'citizen' ? 'c' : 's' } };
    await pass(aRecord('event-3', { before, after }));
    const judged = (await queues.take('Judgements')).map((body) => JSON.parse(body) as unknown);
    expect(judged).toEqual([{ kind: 'case', id: one.id }]);
  });

  it('is told of no more writes than one by the mark, which is nobody’s assignment', async () => {
    const one = await submitted();
    const marked = await recordOf(one, () => markCompared(world.sources, one.id));
    expect((await pass(marked)).told).toEqual([]);
    await markCompared(world.sources, one.id);
    expect(await queues.take('Judgements')).toHaveLength(1);
  });
});

describe('a record of the stream that is no declaration', () => {
  it('is set aside whole, under its id, and the others go on', async () => {
    const after = await imageOf(world.sources, (await submitted()).id);
    const poison = aRecord('poison-1', { after: { ...after, v: { S: 'poison' } } });
    const { told, failed } = await pass(poison, aRecord('event-1', { after }));
    expect([told.length, failed]).toEqual([1, []]);
    const objects = await queues.objects();
    expect(JSON.parse(objects['distribute/poison-1.json'] ?? '')).toEqual(poison);
  });
});
