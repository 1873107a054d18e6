import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { counterKey } from './keys.ts';
import { timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { number, numberOf } from './values.ts';

/** Counts that something was done once more in a window of time; answers how often it was by now. */
export async function countOnce(
  { client, name }: Table,
  { what, window, expiresAt }: { what: string; window: string; expiresAt: Date },
): Promise<number> {
  const { Attributes: counted = {} } = await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: counterKey(what, window),
      UpdateExpression: 'ADD #n :one SET #ttl = :ttl',
      ExpressionAttributeNames: { '#n': 'n', '#ttl': timeToLive },
      ExpressionAttributeValues: {
        ':one': number(1),
        ':ttl': number(Math.ceil(expiresAt.getTime() / 1_000)),
      },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return numberOf(counted, 'n') ?? 0;
}
