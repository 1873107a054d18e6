import { GetItemCommand, ScanCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../../functions/shared/request-mark.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import type { DeclarationRequest } from '../../schemas/declaration-request.ts';
import { afternoon, anEdit, aRequest, aTraveller, residentId } from '../support/builders.ts';
import { citizensOf } from '../support/citizens.ts';
import { aWorld, newKey, type World } from '../support/world.ts';

let world: World;
let people = 0;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

interface Call {
  name: string;
  units: number;
  writes: number;
}

/** The sources, and what each call to the table costs. */
function metered(): { sources: DeclarationSources; calls: Call[] } {
  const calls: Call[] = [];
  const { client } = world.sources;
  const watched = Object.create(client) as typeof client;
  watched.send = (async (command: TransactWriteItemsCommand) => {
    command.input.ReturnConsumedCapacity = 'INDEXES';
    const { ConsumedCapacity: consumed, ...answer } = await client.send(command);
    const units = [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
    const isTransaction = command instanceof TransactWriteItemsCommand;
    const writes = isTransaction ? (command.input.TransactItems?.length ?? 0) : 1;
    calls.push({ name: command.constructor.name, units, writes });
    return answer;
  }) as typeof client.send;
  return { sources: { ...world.sources, client: watched }, calls };
}

const somebodyNew = () =>
  aTraveller({ document: { type: 'resident-id', number: residentId((people += 1)) } });

function submissionOf(content: DeclarationRequest, idempotencyKey = newKey()) {
  return { content, idempotencyKey, mark: markOf(idempotencyKey, JSON.stringify(content)) };
}

async function submitted(size: number) {
  const { sources, calls } = metered();
  const travellers = Array.from({ length: size }, somebodyNew);
  const { declarations } = await citizensOf(sources).submit(
    submissionOf(aRequest({ travellers })),
    afternoon,
  );
  const ids = declarations.map(({ id }) => id);
  return { ids, travellers, calls: calls.filter(({ name }) => name !== 'GetItemCommand') };
}

/** As DynamoDB counts an item: names and values in UTF-8, a number half its digits and one, a set 3 and one for each. */
function sizeOf(stored: Attributes): number {
  return Object.entries(stored).reduce((sum, [name, { S, N, B, SS }]) => {
    const set = SS?.reduce((all, text) => all + Buffer.byteLength(text) + 1, 3);
    const digits = N === undefined ? undefined : Math.ceil(N.length / 2) + 1;
    const value = set ?? digits ?? B?.length ?? Buffer.byteLength(S ?? '');
    return sum + Buffer.byteLength(name) + value;
  }, 0);
}

async function storedSizes(ids: readonly string[]): Promise<number[]> {
  const { client, name } = world.sources;
  const found = ids.map((id) =>
    client.send(new GetItemCommand({ TableName: name, Key: declarationKey(id) })),
  );
  return (await Promise.all(found)).map(({ Item = {} }) => sizeOf(Item));
}

describe('what declaring costs', () => {
  it('is for one traveller one put of 3 units: the declaration and its two index entries', async () => {
    const { calls } = await submitted(1);
    expect(calls).toEqual([{ name: 'PutItemCommand', writes: 1, units: 3 }]);
  });

  it('is for a party of ten one transaction of ten writes, at most 4 units for each traveller', async () => {
    const { calls } = await submitted(10);
    expect(calls).toEqual([
      { name: 'TransactWriteItemsCommand', writes: 10, units: expect.any(Number) as number },
    ]);
    expect(calls[0]?.units).toBeLessThanOrEqual(40);
  });

  it('is 1,024 bytes at most for each of a party of ten', async () => {
    const sizes = await storedSizes((await submitted(10)).ids);
    expect(sizes).toHaveLength(10);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_024);
  });

  it('grows with an edit to no more than one unit of the table', async () => {
    const { ids, travellers } = await submitted(1);
    const [id = ''] = ids;
    const asked = { id, version: 1, mark: { key: newKey(), body: 'AAAAAAAAAAAAAAAA' }, now: afternoon };
    await citizensOf(world.sources).edit({
      ...asked,
      content: anEdit({ traveller: aTraveller(travellers[0]) }),
    });
    expect((await storedSizes([id]))[0]).toBeLessThanOrEqual(1_024);
  });
});

describe('a party of ten', () => {
  it('is stored whole or not at all: one traveller who was declared with its key already keeps all of it out', async () => {
    const citizens = citizensOf(world.sources);
    const travellers = Array.from({ length: 10 }, somebodyNew);
    const key = newKey();
    const before = await countItems();
    await citizens.submit(submissionOf(aRequest({ travellers: travellers.slice(6, 7) }), key), afternoon);
    await expect(
      citizens.submit(submissionOf(aRequest({ travellers }), key), afternoon),
    ).rejects.toMatchObject({ code: 'idempotency.reused' });
    expect((await countItems()) - before).toBe(1);
  });
});

async function countItems(): Promise<number> {
  const { client, name } = world.sources;
  return (await client.send(new ScanCommand({ TableName: name, Select: 'COUNT' }))).Count ?? 0;
}
