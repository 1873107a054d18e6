import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { openCommunitiesKey } from './keys.ts';
import { type Communities, packCommunities } from './pack-communities.ts';
import type { Table } from './table.ts';
import { type Attributes, text, textOf } from './values.ts';

const packedName = 'tx';

/**
 * The communities of a city for which no end is set, as an item of the table: at most 5 KB, so that half a unit or one
 * answers for every declaration of some minutes (figure F4).
 */
export function writeOpenCommunities(city: string, communities: Communities): Attributes {
  return { ...openCommunitiesKey(city), [packedName]: text(packCommunities(communities)) };
}

/** The packed communities of a city; undefined where none was ever written. */
export async function findOpenCommunities(
  { client, name }: Table,
  city: string,
  freshness: Freshness = 'recent',
): Promise<string | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({
      TableName: name,
      Key: openCommunitiesKey(city),
      ConsistentRead: freshness === 'latest',
    }),
  );
  return found && textOf(found, packedName);
}

/** Replaces a city's communities, for a transaction, if they still are the ones that were read. */
export function putOpenCommunities(
  { name }: Pick<Table, 'name'>,
  Item: Attributes,
  was: string | undefined,
): TransactWriteItem {
  const isUnchanged = was === undefined ? 'attribute_not_exists(#tx)' : '#tx = :was';
  return {
    Put: {
      TableName: name,
      Item,
      ConditionExpression: isUnchanged,
      ExpressionAttributeNames: { '#tx': packedName },
      ...(was !== undefined && { ExpressionAttributeValues: { ':was': text(was) } }),
    },
  };
}
