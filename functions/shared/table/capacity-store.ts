import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Capacity, capacity } from '../../../schemas/capacity.ts';
import { capacitiesPartition, capacityEntryKey, capacityKey } from './keys.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { transact } from './transact.ts';
import { type Attributes, instantNumber, instantOf, number, numberOf, text, textOf } from './values.ts';

/** An entry with what makes its request recognisable. */
export interface StoredCapacity extends Capacity {
  key: string;
  body: string;
}

/** What a county entered by a request; undefined for an unknown one. */
export async function findCapacityEntry(
  { client, name }: Table,
  county: string,
  key: string,
): Promise<StoredCapacity | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: capacityEntryKey(county, key), ConsistentRead: true }),
  );
  if (found === undefined) return undefined;
  return { ...readCapacity(found), key: textOf(found, 'ky') ?? '', body: textOf(found, 'bo') ?? '' };
}

/** Keeps an entry among those of its county, and as the one that counts. Says no when it is there already. */
export async function keepCapacity(table: Table, entry: StoredCapacity): Promise<boolean> {
  const written = writeCapacity(entry);
  const reasons = await transact(table, [
    {
      Put: {
        TableName: table.name,
        Item: {
          ...capacityEntryKey(entry.region, entry.key),
          ...written,
          ky: text(entry.key),
          bo: text(entry.body),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Put: { TableName: table.name, Item: { ...capacityKey(entry.region), ...written } } },
  ]);
  return reasons === undefined;
}

/** What the counties of a region entered last: 181 in all are 20 KB, far from a page's end. */
export async function findCapacities(table: Table, region: string): Promise<Capacity[]> {
  const found = await queryPage(table, {
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :region)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':pk': text(capacitiesPartition), ':region': text(region) },
  });
  return found.map(readCapacity);
}

function writeCapacity({ region, quarantinePlaces, testsADay, enteredAt, enteredBy }: Capacity): Attributes {
  return {
    re: text(region),
    qp: number(quarantinePlaces),
    td: number(testsADay),
    at: instantNumber(enteredAt),
    by: text(enteredBy),
  };
}

function readCapacity(stored: Attributes): Capacity {
  return capacity.parse({
    region: textOf(stored, 're'),
    quarantinePlaces: numberOf(stored, 'qp'),
    testsADay: numberOf(stored, 'td'),
    enteredAt: instantOf(stored, 'at'),
    enteredBy: textOf(stored, 'by'),
  });
}
