import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { cityOf, unmannedKey } from './keys.ts';
import type { Table } from './table.ts';
import { type Attributes, textSet, textsOf } from './values.ts';

const setName = 'cs';

/** A city in which every community has an active officer. */
export function writeFullyManned(city: string): Attributes {
  return unmannedKey(city);
}

/** The communities of a city that have no active officer, for which the township sees (requirements B3): hardly any. */
export async function findUnmanned(
  { client, name }: Table,
  city: string,
  freshness: Freshness = 'recent',
): Promise<ReadonlySet<string>> {
  const { Item: found = {} } = await client.send(
    new GetItemCommand({ TableName: name, Key: unmannedKey(city), ConsistentRead: freshness === 'latest' }),
  );
  return new Set(textsOf(found, setName));
}

/** Puts a community among them, or takes it out, for the transaction that says who works there. */
export function noteUnmanned(
  { name }: Pick<Table, 'name'>,
  community: string,
  isUnmanned: boolean,
): TransactWriteItem {
  return {
    Update: {
      TableName: name,
      Key: unmannedKey(cityOf(community)),
      UpdateExpression: `${isUnmanned ? 'ADD' : 'DELETE'} #cs :community`,
      ExpressionAttributeNames: { '#cs': setName },
      ExpressionAttributeValues: { ':community': textSet([community]) },
    },
  };
}
