import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type FeedRelease, feedRelease } from '../../../schemas/feed-guard.ts';
import { type FeedRun, feedRun } from '../../../schemas/feed-run.ts';
import { feedRunKey, feedRunsPartition } from './keys.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, text, textOf } from './values.ts';

export type StoredRun = Omit<FeedRun, 'state' | 'releases'> & { releases: MarkedRelease[] };
/** Who released a run that was held, with the id of the entry in their audit chain, and what makes the request recognisable. */
export type MarkedRelease = FeedRelease & { entry: string } & Record<'key' | 'body', string>;
/** What a run comes to, part by part. */
export type RunOutcome = Pick<FeedRun, 'refusal' | 'counts' | 'held' | 'applied' | 'endedAt'>;
/** A file as it came. */
export type BegunRun = Omit<FeedRun, 'state' | 'releases' | keyof RunOutcome>;

/** Longer than a season's complaint takes; the files themselves are gone after 72 hours. */
const keptDays = 200;
const names = {
  refusal: 'rf',
  counts: 'cn',
  held: 'hd',
  applied: 'ap',
  endedAt: 'ea',
} as const satisfies Record<keyof RunOutcome, string>;
/** The first and the second release. */
const releaseNames = ['r1', 'r2'] as const;

/** Notes that a file came; when it was noted before, that stays. */
export async function beginRun({ client, name }: Table, run: BegunRun): Promise<void> {
  try {
    await client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...feedRunKey(run.id),
          j: text(JSON.stringify(run)),
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

/** Keeps a release of a run that is held, after those before it. Says no when somebody else came first. */
export async function keepRelease(
  { client, name }: Table,
  { id, releases }: Pick<StoredRun, 'id' | 'releases'>,
  release: MarkedRelease,
): Promise<boolean> {
  const [own, before] = [releaseNames[releases.length], releaseNames[releases.length - 1] ?? names.held];
  if (own === undefined) return false;
  const update = new UpdateItemCommand({
    TableName: name,
    Key: feedRunKey(id),
    UpdateExpression: 'SET #own = :release',
    ConditionExpression: 'attribute_exists(#before) AND attribute_not_exists(#own)',
    ExpressionAttributeNames: { '#own': own, '#before': before },
    ExpressionAttributeValues: { ':release': text(JSON.stringify(release)) },
  });
  try {
    await client.send(update);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
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
  const {
    state: _state,
    releases: _told,
    ...run
  } = feedRun.parse({ ...given, ...Object.fromEntries(parts), state: 'reading' });
  return { ...run, releases: releaseNames.flatMap((attribute) => readRelease(textOf(stored, attribute))) };
}

const markedRelease = z.extend(feedRelease, { entry: z.string(), key: z.string(), body: z.string() });

function readRelease(written: string | undefined): MarkedRelease[] {
  return written === undefined ? [] : [markedRelease.parse(JSON.parse(written))];
}
