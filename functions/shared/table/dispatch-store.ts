import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { at } from './declaration-record.ts';
import { declarationKey } from './keys.ts';
import { openIndex, writer } from './shape.ts';
import type { Table } from './table.ts';
import { number, text } from './values.ts';

/**
 * Makes a township's dispatch list responsible for an open declaration, if the place still is `from`; else nothing changes:
 * it was done before, or the declaration went elsewhere. The destination stays what was declared.
 */
export async function dispatchToTownship(
  { client, name }: Table,
  id: string,
  { from, township }: { from: string; township: string },
): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: name,
    Key: declarationKey(id),
    UpdateExpression:
      'SET #op = :township, #pl = :township, #de = if_not_exists(#de, :from), #by = :by ADD #v :one',
    ConditionExpression: '#pl = :from AND attribute_exists(#op)',
    ExpressionAttributeNames: {
      '#op': openIndex.partitionKey,
      '#pl': at.place,
      '#de': at.destination,
      '#by': writer,
      '#v': at.version,
    },
    ExpressionAttributeValues: {
      ':from': text(from),
      ':township': text(township),
      ':by': text('d'),
      ':one': number(1),
    },
  });
  try {
    await client.send(update);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
