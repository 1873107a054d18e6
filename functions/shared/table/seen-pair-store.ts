import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { feedRunId } from '../../../schemas/feed-run.ts';
import { communityCode } from '../../../schemas/region.ts';
import { instant } from '../../../schemas/text.ts';
import { seenPairKey, seenPairsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, instantNumber, number, text, textOf } from './values.ts';

const stored = z.object({
  at: instant,
  /** Keyed hash of what tells the device; whose phone it is, nobody can read from it. */
  device: z.string(),
  model: z.string(),
  /** The community that the registry has it of. */
  of: z.optional(communityCode),
  run: feedRunId,
  line: z.int(),
  receivedAt: instant,
});
/** In which device the operator saw the SIM of a community. */
export type KeptPair = z.infer<typeof stored>;

/** The last one that was told of. */
export async function findSeenPair(
  { client, name }: Table,
  community: string,
): Promise<KeptPair | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: seenPairKey(community), ConsistentRead: true }),
  );
  return found && readPair(found);
}

/** The last ones of the communities of a county, a township, or a community alone. */
export async function findSeenPairsOf(table: Table, region: string): Promise<ReadonlyMap<string, KeptPair>> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :county AND begins_with(#sk, :region)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':county': text(seenPairsOf(region.slice(0, 6))), ':region': text(region) },
  });
  return new Map(found.map((one) => [textOf(one, sortKey) ?? '', readPair(one)]));
}

/** An operator that tells of nothing for so long tells nothing of now. */
const keptDays = 60;

/** What came of a pair: it is the newest word now, or it is not; and what was the newest word before. */
export interface KeptWord {
  isNew: boolean;
  before: KeptPair | undefined;
}

/**
 * Keeps a pair unless a newer one is there: an older file never overrides a newer word (invariant 8). Of two of one instant the same one stands,
 * whichever comes first.
 */
export async function keepSeenPair(
  { client, name }: Table,
  community: string,
  pair: KeptPair,
): Promise<KeptWord> {
  try {
    const { Attributes: before } = await client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...seenPairKey(community),
          at: instantNumber(pair.at),
          dk: text(pair.device),
          j: text(JSON.stringify(pair)),
          [timeToLive]: number(Math.ceil(Date.parse(pair.at) / 1_000) + keptDays * 86_400),
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #at < :at OR (#at = :at AND #dk < :device)',
        ExpressionAttributeNames: { '#at': 'at', '#dk': 'dk' },
        ExpressionAttributeValues: { ':at': instantNumber(pair.at), ':device': text(pair.device) },
        ReturnValues: 'ALL_OLD',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { isNew: true, before: before && readPair(before) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { isNew: false, before: error.Item && readPair(error.Item) };
  }
}

const readPair = (found: Attributes): KeptPair => stored.parse(JSON.parse(textOf(found, 'j') ?? '{}'));
