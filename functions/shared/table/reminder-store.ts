import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { reminderKey } from './keys.ts';
import { timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { instantNumber, instantOf, number, numberOf, text, textOf } from './values.ts';

/** That who had not confirmed was reminded by hand, with what makes the request recognisable. */
export interface StoredReminder {
  day: string;
  /** The county or township that was asked for. */
  region: string;
  at: string;
  by: string;
  communities: number;
  key: string;
  body: string;
}

/** The report is closed long before. */
const keptDays = 100;

export async function findReminder(
  { client, name }: Table,
  { day, region }: Pick<StoredReminder, 'day' | 'region'>,
): Promise<StoredReminder | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: reminderKey(day, region), ConsistentRead: true }),
  );
  return (
    found && {
      day,
      region,
      at: instantOf(found, 'at') ?? '',
      by: textOf(found, 'by') ?? '',
      communities: numberOf(found, 'n') ?? 0,
      key: textOf(found, 'ky') ?? '',
      body: textOf(found, 'bo') ?? '',
    }
  );
}

/** Keeps a reminder in the place of an earlier one; says no when that one was after an instant. */
export async function keepReminder(
  { client, name }: Table,
  { day, region, at, by, communities, key, body }: StoredReminder,
  since: Date,
): Promise<boolean> {
  const put = new PutItemCommand({
    TableName: name,
    Item: {
      ...reminderKey(day, region),
      at: instantNumber(at),
      by: text(by),
      n: number(communities),
      ky: text(key),
      bo: text(body),
      [timeToLive]: number(Math.ceil(Date.parse(at) / 1_000) + keptDays * 86_400),
    },
    ConditionExpression: 'attribute_not_exists(pk) OR #at <= :since',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':since': number(since.getTime()) },
  });
  try {
    await client.send(put);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
