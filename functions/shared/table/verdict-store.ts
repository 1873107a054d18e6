import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { allDays, tallyKeys } from '../../../schemas/tally.ts';
import { verdictKey, verdictsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, number, numberOf, text, textOf } from './values.ts';

/** How many nights back a verdict is kept. */
export const verdictNights = 30;

const drift = z.object({
  place: z.string(),
  date: z.union([z.iso.date(), z.literal(allDays)]),
  key: z.enum(tallyKeys),
  expected: z.int(),
  counted: z.int(),
});
const verdict = z.object({
  region: z.string(),
  night: z.iso.date(),
  /** What differed once may have been a moment’s; `final` when it differed again, or nothing did. */
  state: z.enum(['suspected', 'final']),
  judgedAt: z.iso.datetime(),
  /** How many counts differ; `listed` are some of them. */
  drifting: z.int(),
  /** How many changed meanwhile and were not judged. */
  unsettled: z.int(),
  listed: z.array(drift),
});

/** What a night found of the figures of a region. */
export type Verdict = z.infer<typeof verdict>;

/** The verdict of a region in a night; undefined when it was not judged. */
export async function findVerdict(
  { client, name }: Table,
  night: string,
  region: string,
): Promise<Verdict | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: verdictKey(night, region), ConsistentRead: true }),
  );
  return found && readVerdict(night, found);
}

/** The verdicts of a night of a region, and of all below it that are judged. */
export async function findVerdicts(table: Table, night: string, region: string): Promise<Verdict[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :night AND begins_with(#sk, :region)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':night': text(verdictsOf(night)), ':region': text(region) },
  });
  return found.map((one) => readVerdict(night, one));
}

/**
 * Keeps a verdict in the place of the one before it, if that still is there; says whether it did. What is final stays.
 */
export async function keepVerdict(
  { client, name }: Table,
  given: Verdict,
  before: Verdict | undefined,
): Promise<boolean> {
  const { night, region, state, judgedAt, drifting, unsettled, listed } = given;
  const Item = {
    ...verdictKey(night, region),
    st: text(state),
    at: text(judgedAt),
    n: number(drifting),
    u: number(unsettled),
    l: text(JSON.stringify(listed)),
    [timeToLive]: number(Date.parse(night) / 1_000 + (verdictNights + 1) * 86_400),
  };
  return isWritten(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item,
        ...(before === undefined
          ? {
              ConditionExpression: 'attribute_not_exists(#pk)',
              ExpressionAttributeNames: { '#pk': partitionKey },
            }
          : {
              ConditionExpression: '#st = :suspected AND #at = :at',
              ExpressionAttributeNames: { '#st': 'st', '#at': 'at' },
              ExpressionAttributeValues: { ':suspected': text('suspected'), ':at': text(before.judgedAt) },
            }),
      }),
    ),
  );
}

function readVerdict(night: string, stored: Attributes): Verdict {
  return verdict.parse({
    region: textOf(stored, sortKey),
    night,
    state: textOf(stored, 'st'),
    judgedAt: textOf(stored, 'at'),
    drifting: numberOf(stored, 'n'),
    unsettled: numberOf(stored, 'u'),
    listed: JSON.parse(textOf(stored, 'l') ?? '[]') as unknown,
  });
}
