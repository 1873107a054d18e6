import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Tally } from '../../../schemas/tally.ts';
import {
  recountKey,
  recountNightKey,
  recountPartKey,
  recountPartOf,
  recountPartsOf,
  recountsOf,
} from './keys.ts';
import { queryAll, queryPages } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { packTallies, readTallies } from './tallies-codec.ts';
import { isWritten } from './transact.ts';
import { type Attributes, bytes, bytesOf, number, text, textOf } from './values.ts';

/** How far each shard of the journal had come when a night's recount began. */
export type Began = Readonly<Record<string, string>>;

/** A county that was recounted, or what stands at a city or the province itself, and the attempt that did it. */
export interface Recounted {
  county: string;
  attempt: string;
}

/** What stands at a city or the province itself is kept under its own code. */
const countyDigits = 6;
const keptDays = 3;
/** Packed and compressed far below the 400 KB of an item. */
const mostTallies = 30_000;
const mostBytes = 4_000_000;
const positions = z.record(z.string(), z.string());

const expiryOf = (night: string): Attributes => ({
  [timeToLive]: number(Date.parse(night) / 1_000 + keptDays * 86_400),
});
const ifNew = {
  ConditionExpression: 'attribute_not_exists(#pk)',
  ExpressionAttributeNames: { '#pk': partitionKey },
};

/** Where the night's recount began; undefined when it did not yet. */
export async function findRecountNight({ client, name }: Table, night: string): Promise<Began | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: recountNightKey(night), ConsistentRead: true }),
  );
  return found && positions.parse(JSON.parse(textOf(found, 'po') ?? ''));
}

/** Begins the night, once. */
export async function beginRecountNight(
  { client, name }: Table,
  { night, began }: { night: string; began: Began },
): Promise<boolean> {
  const Item = { ...recountNightKey(night), po: text(JSON.stringify(began)), ...expiryOf(night) };
  return isWritten(client.send(new PutItemCommand({ TableName: name, Item, ...ifNew })));
}

/** The counties that were recounted in a night: 181 are 20 KB. */
export async function findRecounted(table: Table, night: string): Promise<Recounted[]> {
  const found = await queryAll(table, partitionOf(recountsOf(night)));
  return found.map((one) => ({
    county: textOf(one, sortKey) ?? '',
    attempt: textOf(one, 'at') ?? '',
  }));
}

/**
 * Keeps what the cases of a county tell, by the county of the places that they tell of; and then, once, that it is done, naming
 * the attempt. What an attempt that died has left is of no attempt that counts.
 */
export async function keepRecount(
  table: Table,
  { night, county, attempt }: { night: string; county: string; attempt: string },
  tallies: readonly Tally[],
): Promise<void> {
  const byCounty = Map.groupBy(tallies, ({ place }) => place.slice(0, countyDigits));
  for (const [to, told] of byCounty)
    for (let start = 0; start < told.length; start += mostTallies)
      await put(table, {
        ...recountPartKey(night, to, [county, attempt, start]),
        b: bytes(deflateRawSync(packTallies(told.slice(start, start + mostTallies)))),
        ...expiryOf(night),
      });
  const Item = { ...recountKey(night, county), at: text(attempt), ...expiryOf(night) };
  await isWritten(table.client.send(new PutItemCommand({ TableName: table.name, Item, ...ifNew })));
}

async function put({ client, name }: Table, Item: Attributes): Promise<void> {
  await client.send(new PutItemCommand({ TableName: name, Item }));
}

/** What a night recounted of the places of a county, of all counties' cases. */
export async function findRecount(
  table: Table,
  { night, county }: { night: string; county: string },
  recounted: readonly Recounted[],
): Promise<Tally[]> {
  const attempts = new Map(recounted.map((one) => [one.county, one.attempt]));
  const tallies: Tally[] = [];
  for await (const page of queryPages(table, partitionOf(recountPartsOf(night, county))))
    for (const part of page) {
      const { from, attempt } = recountPartOf(textOf(part, sortKey) ?? '');
      if (attempts.get(from) !== attempt) continue;
      const packed = inflateRawSync(bytesOf(part, 'b') ?? Buffer.of(), { maxOutputLength: mostBytes });
      for (const tally of readTallies(packed)) tallies.push(tally);
    }
  return tallies;
}

const partitionOf = (partition: string) => ({
  ConsistentRead: true,
  KeyConditionExpression: '#pk = :pk',
  ExpressionAttributeNames: { '#pk': partitionKey },
  ExpressionAttributeValues: { ':pk': text(partition) },
});
