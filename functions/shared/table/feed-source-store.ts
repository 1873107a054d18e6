import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type FeedLast, feedLast } from '../../../schemas/feed-run.ts';
import { feedSourceKey, feedSourcesPartition } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, instantNumber, instantOf, text, textOf } from './values.ts';

/** What is known of who sends a kind of feed. */
export interface FeedSource {
  kind: string;
  /** The last file that could be used. */
  last?: FeedLast;
  /** The file after which it was silent when somebody was told of that. */
  toldOf?: string;
}

/** Notes that a file could be used; one that came later stays, however long its reading took. */
export async function noteLast({ client, name }: Table, { kind, run, receivedAt }: FeedLast): Promise<void> {
  const names = { '#run': 'ru', '#at': 'at' };
  await isWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: feedSourceKey(kind),
        UpdateExpression: 'SET #run = :run, #at = :at',
        ConditionExpression: 'attribute_not_exists(#at) OR #at < :at',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':run': text(run), ':at': instantNumber(receivedAt) },
      }),
    ),
  );
}

/** Notes that somebody was told of the silence after a file. */
export async function noteTold(
  { client, name }: Table,
  { kind, run }: Pick<FeedLast, 'kind' | 'run'>,
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: feedSourceKey(kind),
      UpdateExpression: 'SET #told = :run',
      ExpressionAttributeNames: { '#told': 'to' },
      ExpressionAttributeValues: { ':run': text(run) },
    }),
  );
}

/** All sources of which anything is known: one of each kind at most. */
export async function findSources(table: Table): Promise<FeedSource[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :sources',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':sources': text(feedSourcesPartition) },
  });
  return found.map(readSource);
}

function readSource(stored: Attributes): FeedSource {
  const kind = textOf(stored, sortKey) ?? '';
  const [run, receivedAt, toldOf] = [textOf(stored, 'ru'), instantOf(stored, 'at'), textOf(stored, 'to')];
  return {
    kind,
    ...(run !== undefined && { last: feedLast.parse({ kind, run, receivedAt }) }),
    ...(toldOf !== undefined && { toldOf }),
  };
}
