import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { keptChangeDays } from '../../../schemas/change-feed.ts';
import { changeNote } from '../../../schemas/change-note.ts';
import { cityCode } from '../../../schemas/region.ts';
import { instant } from '../../../schemas/text.ts';
import { changeBatchKey, changeBatchOrder, changesPartition } from './keys.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, number, text, textOf } from './values.ts';

const changeBatch = z.object({
  n: z.int(),
  /** When the first batch of this log was noted, and its number. A log that nobody wrote to for so long that it may be gone is over. */
  begun: instant,
  start: z.int(),
  at: instant,
  ids: changeNote,
  /** How many changes were noted of each city up to here. */
  totals: z.record(cityCode, z.int()),
});
export type ChangeBatch = z.infer<typeof changeBatch>;

/** Far less than the 400 KB of an item, and little to read for whoever looks for a few. */
const read = 32;
const daySeconds = 86_400;

/** The batch that was noted last; as a replica has it when `mayBeStale`, for half the price. */
export async function findLastBatch(
  table: Table,
  { mayBeStale = false } = {},
): Promise<ChangeBatch | undefined> {
  const [last] = await queryPage(table, {
    KeyConditionExpression: '#pk = :changes',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':changes': text(changesPartition) },
    ScanIndexForward: false,
    Limit: 1,
    ConsistentRead: !mayBeStale,
  });
  return last && readBatch(last);
}

/** Some batches behind a number, in their order: none is noted between two that were seen. */
export async function findBatchesAfter(table: Table, n: number): Promise<ChangeBatch[]> {
  const found = await queryPage(table, {
    KeyConditionExpression: '#pk = :changes AND #sk > :n',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':changes': text(changesPartition), ':n': text(changeBatchOrder(n)) },
    Limit: read,
    ConsistentRead: true,
  });
  return found.map(readBatch);
}

/** The batch of a number; undefined when it is kept no more. */
export async function findBatch({ client, name }: Table, n: number): Promise<ChangeBatch | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: changeBatchKey(n), ConsistentRead: true }),
  );
  return found && readBatch(found);
}

/** Notes a batch; says no when another one has taken its number. */
export function appendBatch({ client, name }: Table, batch: ChangeBatch): Promise<boolean> {
  const expiry = Math.ceil(Date.parse(batch.at) / 1_000) + keptChangeDays * daySeconds;
  const { n, ...told } = batch;
  return isWritten(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item: { ...changeBatchKey(n), j: text(JSON.stringify(told)), [timeToLive]: number(expiry) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

function readBatch(stored: Attributes): ChangeBatch {
  const told = JSON.parse(textOf(stored, 'j') ?? '') as object;
  return changeBatch.parse({ ...told, n: Number(textOf(stored, sortKey)) });
}
