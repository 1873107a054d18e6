import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { codeRequest } from '../../../schemas/session.ts';
import { codeOf, phoneIndexOf } from '../privacy/blind-index.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { challengeKey } from './keys.ts';
import { partitionKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import {
  type Attributes,
  bytes,
  bytesOf,
  instantNumber,
  instantOf,
  number,
  numberOf,
  text,
  textOf,
} from './values.ts';

export type ChallengeSources = Table & { ring: Pick<KeyRing, 'season'> };

/** A one-time code that was sent; the code itself is kept nowhere, it follows from the challenge. */
export interface KeptChallenge {
  challenge: string;
  phone: string;
  language: 'zh' | 'en';
  bodyHash: string;
  expiresAt: Date;
}

/** Keeps what was sent to whom, sealed. A second time changes nothing. */
export async function keepChallenge(
  { client, name, ring }: ChallengeSources,
  kept: KeptChallenge,
): Promise<void> {
  const { codes, blind } = await ring.season();
  const sealed = seal(codes, JSON.stringify([kept.phone, kept.language]), kept.challenge);
  const item = {
    ...challengeKey(kept.challenge),
    b: bytes(sealed),
    bh: text(kept.bodyHash),
    pi: text(phoneIndexOf(blind, kept.phone)),
    ex: instantNumber(kept.expiresAt.toISOString()),
    [timeToLive]: number(Math.ceil(kept.expiresAt.getTime() / 1_000)),
  };
  await unlessRefused(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': partitionKey },
      }),
    ),
  );
}

/** What is needed to send the code: to whom, in which language, and the code. */
export async function findMessage(
  sources: ChallengeSources,
  challenge: string,
): Promise<{ phone: string; language: 'zh' | 'en'; code: string; expiresAt: string } | undefined> {
  const [found, { codes }] = await Promise.all([findItem(sources, challenge), sources.ring.season()]);
  if (found === undefined) return undefined;
  const sealed = bytesOf(found, 'b') ?? Buffer.of();
  const [phone, language] = JSON.parse(open(codes, sealed, challenge).toString()) as unknown[];
  const expiresAt = instantOf(found, 'ex') ?? '';
  return { ...codeRequest.parse({ phone, language }), code: codeOf(codes, challenge), expiresAt };
}

/** The hash of the request that a challenge answered. */
export async function findBodyHash(
  sources: ChallengeSources,
  challenge: string,
): Promise<string | undefined> {
  const found = await findItem(sources, challenge);
  return found && textOf(found, 'bh');
}

/** Counts one more try; undefined for a challenge that does not exist. */
export async function tryChallenge({ client, name, ring }: ChallengeSources, challenge: string) {
  const update = new UpdateItemCommand({
    TableName: name,
    Key: challengeKey(challenge),
    UpdateExpression: 'ADD #tries :one',
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: { '#tries': 'tr', '#pk': partitionKey },
    ExpressionAttributeValues: { ':one': number(1) },
    ReturnValues: 'ALL_NEW',
  });
  const [tried, { codes }] = await Promise.all([unlessRefused(client.send(update)), ring.season()]);
  const stored = tried?.Attributes;
  if (stored === undefined) return undefined;
  return {
    tries: numberOf(stored, 'tr') ?? 0,
    expiresAt: new Date(instantOf(stored, 'ex') ?? 0),
    phoneIndex: textOf(stored, 'pi') ?? '',
    code: codeOf(codes, challenge),
  };
}

/** Uses a code up for one request; answers when it was first used for it, nothing when it was used for another. */
export async function useChallenge(
  { client, name }: ChallengeSources,
  challenge: string,
  { key, at }: { key: string; at: Date },
): Promise<Date | undefined> {
  const used = await unlessRefused(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: challengeKey(challenge),
        UpdateExpression: 'SET #by = :key, #at = if_not_exists(#at, :at)',
        ConditionExpression: 'attribute_exists(#pk) AND (attribute_not_exists(#by) OR #by = :key)',
        ExpressionAttributeNames: { '#by': 'us', '#at': 'ua', '#pk': partitionKey },
        ExpressionAttributeValues: { ':key': text(key), ':at': instantNumber(at.toISOString()) },
        ReturnValues: 'ALL_NEW',
      }),
    ),
  );
  const first = used?.Attributes && instantOf(used.Attributes, 'ua');
  return first === undefined ? undefined : new Date(first);
}

async function findItem({ client, name }: Table, challenge: string): Promise<Attributes | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: challengeKey(challenge), ConsistentRead: true }),
  );
  return found;
}

async function unlessRefused<Output>(sent: Promise<Output>): Promise<Output | undefined> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
