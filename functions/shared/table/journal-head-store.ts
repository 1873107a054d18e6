import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { unwritten, type Written } from './journal-store.ts';
import { journalHeadKey } from './keys.ts';
import type { Table } from './table.ts';
import { type Attributes, instantNumber, instantOf, number, numberOf, text, textOf } from './values.ts';

/** How far each shard was taken; a shard that is not there was not taken yet. */
export type Positions = Readonly<Record<string, Written>>;

/** A carry adds what the journal holds beyond `from`, up to `until`, to the rows. */
export interface Carry {
  n: number;
  running: boolean;
  from: Positions;
  until: Positions;
  /** When it was started. */
  at: string;
}

/** A shard that may be written into. */
export interface Shard {
  /** When it was named last, as an instant. */
  named: string;
  /** What lies up to here was carried before it was named. */
  base: Written;
}

/** Which shards there are, and the last carry. */
export interface JournalHead {
  shards: Readonly<Record<string, Shard>>;
  carry: Carry;
}

/**
 * Who writes into a shard has named it within so many minutes; so nobody writes into one that was named long ago, and whoever
 * has read it since then need not look again.
 */
export const namedMinutes = 30;

const shardPrefix = 's#';
const basePrefix = 'b#';
const positions = z.record(z.string(), z.tuple([z.string(), z.number()]));
const noCarry: Carry = { n: 0, running: false, from: {}, until: {}, at: new Date(0).toISOString() };

/** Reads the head from an item that was fetched; a journal nobody has written has none. */
export function readJournalHead(attributes: Attributes = {}): JournalHead {
  const named = Object.keys(attributes).filter((name) => name.startsWith(shardPrefix));
  const shards = Object.fromEntries(
    named.map((name) => {
      const shard = name.slice(shardPrefix.length);
      const base = textOf(attributes, basePrefix + shard) ?? '';
      return [shard, { named: instantOf(attributes, name) ?? '', base: readWritten(base) }];
    }),
  );
  const n = numberOf(attributes, 'n');
  if (n === undefined) return { shards, carry: noCarry };
  return {
    shards,
    carry: {
      n,
      running: textOf(attributes, 'st') === 'running',
      from: readPositions(textOf(attributes, 'fr')),
      until: readPositions(textOf(attributes, 'un')),
      at: instantOf(attributes, 'at') ?? noCarry.at,
    },
  };
}

/** How far a shard was carried: by the last carry that is done, or before it was named. */
export function carriedOf({ shards, carry }: JournalHead, shard: string): Written {
  const carried = carry.running ? carry.from : carry.until;
  return carried[shard] ?? shards[shard]?.base ?? unwritten;
}

function readWritten(written: string): Written {
  const [position = '', counted] = written.split(' ');
  return { position, bytes: Number(counted) };
}

function readPositions(written = '{}'): Positions {
  const read = positions.parse(JSON.parse(written));
  return Object.fromEntries(
    Object.entries(read).map(([shard, [position, bytes]]) => [shard, { position, bytes }]),
  );
}

function writePositions(given: Positions): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(given).map(([shard, { position, bytes }]) => [shard, [position, bytes]]),
    ),
  );
}

export async function findJournalHead({ client, name }: Table): Promise<JournalHead> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: journalHeadKey(), ConsistentRead: true }),
  );
  return readJournalHead(found);
}

/** Names a shard: it is written into now. `written` is how far it was when it was not known yet. */
export async function nameShard(
  { client, name }: Table,
  shard: string,
  { now, written }: { now: Date; written: Written },
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: journalHeadKey(),
      UpdateExpression: 'SET #shard = :now, #base = if_not_exists(#base, :base)',
      ExpressionAttributeNames: namesOf(shard),
      ExpressionAttributeValues: {
        ':now': instantNumber(now.toISOString()),
        ':base': text(`${written.position} ${written.bytes}`),
      },
    }),
  );
}

const namesOf = (shard: string) => ({ '#shard': shardPrefix + shard, '#base': basePrefix + shard });

/**
 * Forgets a shard that was named last at `named` and whose records are all carried, so that nobody looks into it any more;
 * one that was named since stays. When it is named again it begins where it was.
 */
export async function forgetShard({ client, name }: Table, shard: string, named: string): Promise<void> {
  await whenStill(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: journalHeadKey(),
        UpdateExpression: 'REMOVE #shard, #base',
        ConditionExpression: '#shard = :named',
        ExpressionAttributeNames: namesOf(shard),
        ExpressionAttributeValues: { ':named': instantNumber(named) },
      }),
    ),
  );
}

/** Starts the carry after the last, if that is done and nobody started one; says whether it did. */
export async function startCarry({ client, name }: Table, carry: Carry): Promise<boolean> {
  return whenStill(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: journalHeadKey(),
        UpdateExpression: 'SET #n = :n, #st = :running, #fr = :from, #un = :until, #at = :at',
        ConditionExpression: carry.n === 1 ? 'attribute_not_exists(#n)' : '#n = :before AND #st = :done',
        ExpressionAttributeNames: { '#n': 'n', '#st': 'st', '#fr': 'fr', '#un': 'un', '#at': 'at' },
        ExpressionAttributeValues: {
          ':n': number(carry.n),
          ':running': text('running'),
          ':from': text(writePositions(carry.from)),
          ':until': text(writePositions(carry.until)),
          ':at': instantNumber(carry.at),
          ...(carry.n > 1 && { ':before': number(carry.n - 1), ':done': text('done') }),
        },
      }),
    ),
  );
}

/** Says that all rows of a carry are written; saying it twice is saying it once. */
export async function endCarry({ client, name }: Table, n: number): Promise<void> {
  await whenStill(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: journalHeadKey(),
        UpdateExpression: 'SET #st = :done',
        ConditionExpression: '#n = :n',
        ExpressionAttributeNames: { '#n': 'n', '#st': 'st' },
        ExpressionAttributeValues: { ':n': number(n), ':done': text('done') },
      }),
    ),
  );
}

async function whenStill(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
