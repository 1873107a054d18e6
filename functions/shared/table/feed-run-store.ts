import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type FeedRun, feedRun } from '../../../schemas/feed-run.ts';
import { feedRunKey, feedRunsPartition } from './keys.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, text, textOf } from './values.ts';

export type StoredRun = Omit<FeedRun, 'state'>;
/** What a run comes to, part by part. */
export type RunOutcome = Pick<FeedRun, 'refusal' | 'counts' | 'applied' | 'endedAt'>;

/** Longer than a season's complaint takes; the files themselves are gone after 72 hours. */
const keptDays = 200;
const names = { refusal: 'rf', counts: 'cn', applied: 'ap', endedAt: 'ea' } as const satisfies Record<
  keyof RunOutcome,
  string
>;

/** Notes that a file came; when it was noted before, that stays. */
export async function beginRun({ client, name }: Table, run: StoredRun): Promise<void> {
  const { refusal: _refusal, counts: _counts, applied: _applied, endedAt: _endedAt, ...given } = run;
  try {
    await client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...feedRunKey(run.id),
          j: text(JSON.stringify(given)),
          [timeToLive]: number(Math.ceil(Date.parse(run.receivedAt) / 1_000) + keptDays * 86_400),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Notes what a run has come to; what was noted first stays, so that doing it again says the same. */
export async function noteOutcome({ client, name }: Table, id: string, outcome: RunOutcome): Promise<void> {
  const given = Object.entries(outcome).flatMap(([field, value]) =>
    value === undefined
      ? []
      : [{ attribute: names[field as keyof RunOutcome], value: JSON.stringify(value) }],
  );
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: feedRunKey(id),
      UpdateExpression: `SET ${given.map(({ attribute: a }) => `#${a} = if_not_exists(#${a}, :${a})`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(
        given.map(({ attribute }) => [`#${attribute}`, attribute]),
      ),
      ExpressionAttributeValues: Object.fromEntries(
        given.map(({ attribute, value }) => [`:${attribute}`, text(value)]),
      ),
    }),
  );
}

export async function findRun({ client, name }: Table, id: string): Promise<StoredRun | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: feedRunKey(id), ConsistentRead: true }),
  );
  return found && readRun(found);
}

/** The last ones, the newest first. */
export async function findRuns(table: Table, most: number): Promise<StoredRun[]> {
  const found = await queryPage(table, {
    KeyConditionExpression: '#pk = :runs',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':runs': text(feedRunsPartition) },
    ScanIndexForward: false,
    Limit: most,
  });
  return found.map(readRun);
}

function readRun(stored: Attributes): StoredRun {
  const parts = Object.entries(names).flatMap(([field, attribute]) => {
    const written = textOf(stored, attribute);
    return written === undefined ? [] : [[field, JSON.parse(written) as unknown] as const];
  });
  const given = JSON.parse(textOf(stored, 'j') ?? '{}') as object;
  const { state: _state, ...run } = feedRun.parse({
    ...given,
    ...Object.fromEntries(parts),
    state: 'reading',
  });
  return run;
}
