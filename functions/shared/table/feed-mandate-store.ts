import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type FeedMandate, feedMandate } from '../../../schemas/feed-mandate.ts';
import { feedMandateKey, feedMandatesFirst, feedMandatesPartition, feedMandateVersionOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, text, textOf } from './values.ts';

/** A mandate as one request left it, by which request, and the how-manieth record of its kind that is. */
export interface KeptMandate {
  mandate: FeedMandate;
  version: number;
  mark: Record<'key' | 'body', string>;
}

/** All that was ever recorded of a kind, the oldest first, as the last write left it. */
export async function findMandateRecords(table: Table, kind: string): Promise<KeptMandate[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :mandates AND begins_with(#sk, :kind)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':mandates': text(feedMandatesPartition),
      ':kind': text(feedMandatesFirst(kind)),
    },
    ConsistentRead: true,
  });
  return found.map((stored) => ({
    mandate: readMandate(stored),
    version: feedMandateVersionOf(textOf(stored, sortKey) ?? ''),
    mark: { key: textOf(stored, 'ky') ?? '', body: textOf(stored, 'bo') ?? '' },
  }));
}

/** Keeps a record. Says no when somebody took the next number of its kind: then what it follows from is no longer so. */
export async function keepMandate(
  { client, name }: Table,
  { mandate, version, mark }: KeptMandate,
): Promise<boolean> {
  const Item = {
    ...feedMandateKey(mandate.kind, version),
    j: text(JSON.stringify(mandate)),
    ky: text(mark.key),
    bo: text(mark.body),
  };
  return isWritten(
    client.send(
      new PutItemCommand({ TableName: name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    ),
  );
}

/** The mandates of all kinds as they stand: a handful a season. */
export async function findMandates(table: Table): Promise<FeedMandate[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :mandates',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':mandates': text(feedMandatesPartition) },
    ConsistentRead: true,
  });
  // In the order of their versions, so that the last one of each stands.
  return [...new Map(found.map(readMandate).map((mandate) => [mandate.id, mandate])).values()];
}

function readMandate(stored: Attributes): FeedMandate {
  return feedMandate.parse(JSON.parse(textOf(stored, 'j') ?? ''));
}
