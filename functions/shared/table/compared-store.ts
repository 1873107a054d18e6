import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { againKey, againOf, declarationKey, strangerKey, strangersPartition } from './keys.ts';
import { queryAll } from './query-all.ts';
import { compared, partitionKey, sortKey, staffWriter, timeToLive, writer } from './shape.ts';
import type { Table } from './table.ts';
import { holds } from './transact.ts';
import { number, text, textOf } from './values.ts';

/**
 * Says of a case that comparison has something to say of it. From now on whatever changes there is told by the stream and judged again;
 * so is this write, for what changed in between.
 */
export async function markCompared({ client, name }: Table, id: string): Promise<void> {
  await holds(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: declarationKey(id),
        // Whoever distributes must not take it for the citizen's doing.
        UpdateExpression: 'SET #compared = :yes, #writer = :staff',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#compared)',
        ExpressionAttributeNames: { '#compared': compared, '#writer': writer },
        ExpressionAttributeValues: { ':yes': number(1), ':staff': text(staffWriter) },
      }),
    ),
  );
}

/** So long after its day a note is kept that a case is to be judged again: a sweep that failed is repeated within it. */
const keptDays = 7;

/** Has a case judged again when a Shanghai day has ended. */
export async function judgeAgainAfter(
  { client, name }: Table,
  { date, county, id }: { date: string; county: string; id: string },
): Promise<void> {
  const expiry = Math.ceil(Date.parse(`${date}T00:00:00Z`) / 1_000) + keptDays * 86_400;
  await client.send(
    new PutItemCommand({
      TableName: name,
      Item: { ...againKey(date, county, id), [timeToLive]: number(expiry) },
    }),
  );
}

/** The cases of a county to be judged again after a day. */
export async function findAgain(table: Table, date: string, county: string): Promise<string[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :again',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':again': text(againOf(date, county)) },
  });
  return found.map((stored) => textOf(stored, sortKey) ?? '');
}

/** Notes that somebody is looked for whom nobody has declared, by the finding; the document's key is the first half of its subject. */
export async function noteStranger(
  { client, name }: Table,
  findingId: string,
  expiry: number,
): Promise<void> {
  await client.send(
    new PutItemCommand({
      TableName: name,
      Item: { ...strangerKey(findingId), [timeToLive]: number(expiry) },
    }),
  );
}

export async function forgetStranger({ client, name }: Table, findingId: string): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: name, Key: strangerKey(findingId) }));
}

/** The findings of all who are looked for. */
export async function findStrangers(table: Table): Promise<string[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :strangers',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':strangers': text(strangersPartition) },
  });
  return found.map((stored) => textOf(stored, sortKey) ?? '');
}
