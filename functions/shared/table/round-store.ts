import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { roundKey, roundPlaceKey, roundPlacesOf } from './keys.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, text, textOf } from './values.ts';

/** The last distribution round: what was submitted until then is handed out. */
export interface Round {
  at: string;
  /** The one before it; absent for the first of all. */
  previous?: string;
}

export async function findRound({ client, name }: Table): Promise<Round | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: roundKey(), ConsistentRead: true }),
  );
  return readRound(found);
}

/** Reads the round from an item that was fetched; there is none before the first. */
export function readRound(attributes: Attributes | undefined): Round | undefined {
  const at = attributes && textOf(attributes, 'at');
  if (attributes === undefined || at === undefined) return undefined;
  const previous = textOf(attributes, 'pr');
  return { at, ...(previous !== undefined && { previous }) };
}

/** Moves the round forward, if it still is the one that was read; says whether it did. */
export async function moveRound({ client, name }: Table, next: Round): Promise<boolean> {
  const update = new UpdateItemCommand({
    TableName: name,
    Key: roundKey(),
    UpdateExpression: `SET #at = :at${next.previous === undefined ? '' : ', #pr = :pr'}`,
    ConditionExpression: next.previous === undefined ? 'attribute_not_exists(#at)' : '#at = :pr',
    ExpressionAttributeNames: { '#at': 'at', ...(next.previous !== undefined && { '#pr': 'pr' }) },
    ExpressionAttributeValues: {
      ':at': text(next.at),
      ...(next.previous !== undefined && { ':pr': text(next.previous) }),
    },
  });
  try {
    await client.send(update);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Notes that a round has something new for a place; noting it twice is noting it once. */
export async function markRoundPlace({ client, name }: Table, roundAt: string, place: string): Promise<void> {
  const expiry = number(Math.floor(Date.parse(roundAt) / 1_000) + 3 * 86_400);
  const marker = { ...roundPlaceKey(roundAt, place), [timeToLive]: expiry };
  await client.send(new PutItemCommand({ TableName: name, Item: marker }));
}

/** The places of one shard that a round has something new for, page by page. */
export async function* findRoundPlaces(
  { client, name }: Table,
  roundAt: string,
  shard: number,
): AsyncGenerator<string[]> {
  let start: Attributes | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: '#pk = :round',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':round': text(roundPlacesOf(roundAt, shard)) },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    yield (page.Items ?? []).map((marker) => textOf(marker, sortKey) ?? '');
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
