import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { roundBefore } from '../../../schemas/rounds.ts';
import { roundKey, roundPlaceKey, roundPlacesOf } from './keys.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, instantNumber, instantOf, number, text, textOf } from './values.ts';

/** The last distribution round: what was submitted until then is handed out. */
export interface Round {
  at: string;
  /** The last round of which every place was told, and from when on its places were listed for that. */
  told: { at: string; listedAt: string };
}

const names = { at: 'at', toldAt: 'to', listedAt: 'tl' } as const;

export async function findRound({ client, name }: Table): Promise<Round | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: roundKey(), ConsistentRead: true }),
  );
  return readRound(found);
}

/** Reads the round from an item that was fetched; there is none before the first. */
export function readRound(attributes: Attributes | undefined): Round | undefined {
  const at = attributes && textOf(attributes, names.at);
  if (attributes === undefined || at === undefined) return undefined;
  const toldAt = textOf(attributes, names.toldAt) ?? at;
  return { at, told: { at: toldAt, listedAt: textOf(attributes, names.listedAt) ?? toldAt } };
}

/**
 * Moves the round forward, if it still is the one that was read; says whether it did. Nothing is untold of what came
 * before the first round of all.
 */
export async function moveRound(
  table: Table,
  { at, previous }: { at: string; previous?: string },
): Promise<boolean> {
  const before = roundBefore(new Date(Date.parse(at) - 1)).toISOString();
  return updateRound(table, {
    UpdateExpression: 'SET #at = :at, #to = if_not_exists(#to, :was), #tl = if_not_exists(#tl, :was)',
    ConditionExpression: previous === undefined ? 'attribute_not_exists(#at)' : '#at = :was',
    ExpressionAttributeNames: { '#at': names.at, '#to': names.toldAt, '#tl': names.listedAt },
    ExpressionAttributeValues: { ':at': text(at), ':was': text(previous ?? before) },
  });
}

/** Remembers that every place of a round, and of those before it, was told; an earlier round that ends later does not. */
export async function finishRound(table: Table, told: Round['told']): Promise<void> {
  await updateRound(table, {
    UpdateExpression: 'SET #to = :at, #tl = :listed',
    ConditionExpression: '#to <= :at',
    ExpressionAttributeNames: { '#to': names.toldAt, '#tl': names.listedAt },
    ExpressionAttributeValues: { ':at': text(told.at), ':listed': text(told.listedAt) },
  });
}

async function updateRound(
  { client, name }: Table,
  update: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>,
): Promise<boolean> {
  try {
    await client.send(new UpdateItemCommand({ TableName: name, Key: roundKey(), ...update }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** A place that a round has something new for, and when that was noted last. */
export interface RoundPlace {
  place: string;
  markedAt: string;
}

/** Notes that a round has something new for a place; noting it twice is noting it once. */
export async function markRoundPlace(
  { client, name }: Table,
  { roundAt, place, at }: { roundAt: string; place: string; at: string },
): Promise<void> {
  const expiry = number(Math.floor(Date.parse(roundAt) / 1_000) + 3 * 86_400);
  const marker = { ...roundPlaceKey(roundAt, place), ma: instantNumber(at), [timeToLive]: expiry };
  await client.send(new PutItemCommand({ TableName: name, Item: marker }));
}

/** The places of one shard that a round has something new for, page by page. */
export async function* findRoundPlaces(
  { client, name }: Table,
  roundAt: string,
  shard: number,
): AsyncGenerator<RoundPlace[]> {
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
    yield (page.Items ?? []).map((marker) => ({
      place: textOf(marker, sortKey) ?? '',
      markedAt: instantOf(marker, 'ma') ?? roundAt,
    }));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
