import { PutItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type JournalRecord, readEntry, writeEntry } from './journal-codec.ts';
import { journalBound, journalKey, journalOf, journalPositionOf } from './keys.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

/** Far longer than it takes to carry: a carry runs each day, and rings when it does not. */
const keptDays = 30;
/** Packed, of the records of one entry: what is compressed stays far below the 400 KB of an item. */
const mostPacked = 60_000;
/** Before every position. */
const first = '0';

/** How far a shard was written: the last position in it, and how many bytes its entries had by then, all together. */
export interface Written {
  position: string;
  bytes: number;
}
export const unwritten: Written = { position: first, bytes: 0 };

/** The entry that holds records of a shard, to be put. `before` is how many bytes the shard's entries have. */
export function entryOf(
  shard: string,
  records: readonly JournalRecord[],
  { before, now }: { before: number; now: Date },
): { item: Attributes; written: Written } {
  const position = records.at(-1)?.seq ?? first;
  const packed = writeEntry(records);
  const written = { position, bytes: before + packed.length };
  const expiry = Math.ceil(now.getTime() / 1_000) + keptDays * 86_400;
  const item = {
    ...journalKey(shard, [records[0]?.seq ?? first, position]),
    b: bytes(packed),
    z: number(written.bytes),
    [timeToLive]: number(expiry),
  };
  return { item, written };
}

/**
 * Appends what a batch of a shard told, in order; one item, or several one after the other when there is much of it: whoever
 * finds a position in the journal finds everything up to it as well.
 */
export async function appendJournal(
  { client, name }: Table,
  { shard, after, now }: { shard: string; after: Written; now: Date },
  records: readonly JournalRecord[],
): Promise<Written> {
  let written = after;
  for (const part of partsOf(records)) {
    const entry = entryOf(shard, part, { before: written.bytes, now });
    await client.send(new PutItemCommand({ TableName: name, Item: entry.item }));
    ({ written } = entry);
  }
  return written;
}

function* partsOf(records: readonly JournalRecord[]): Generator<JournalRecord[]> {
  let part: JournalRecord[] = [];
  let size = 0;
  for (const record of records) {
    if (part.length > 0 && size + record.tallies.length > mostPacked) {
      yield part;
      [part, size] = [[], 0];
    }
    part.push(record);
    size += record.tallies.length;
  }
  if (part.length > 0) yield part;
}

/** How far a shard was written; one read unit. */
export async function findWritten(table: Table, shard: string): Promise<Written> {
  const { Items: [entry] = [] } = await table.client.send(
    new QueryCommand({ ...entriesOf(table, shard, first), ScanIndexForward: false, Limit: 1 }),
  );
  if (entry === undefined) return unwritten;
  return { position: journalPositionOf(textOf(entry, sortKey) ?? first), bytes: numberOf(entry, 'z') ?? 0 };
}

/**
 * The records of a shard beyond one position, up to another, each once and in order: a batch that was told again, or cut
 * otherwise after a failure, left entries whose records are in others too. Positions are ends of the journal as somebody found
 * them: everything up to an end is in the entries up to it. Strongly consistent: an entry that is seen after a later one
 * would be missed by who remembers how far they read.
 */
export async function readJournal(
  table: Table,
  shard: string,
  { after, until }: { after: string; until?: string },
): Promise<JournalRecord[]> {
  const query = entriesOf(table, shard, after, until);
  const records = new Map<string, JournalRecord>();
  let start: Attributes | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({ ...query, ...(start && { ExclusiveStartKey: start }) }),
    );
    for (const record of (page.Items ?? []).flatMap((entry) => readEntry(bytesOf(entry, 'b') ?? Buffer.of())))
      if (record.seq > after) records.set(record.seq, record);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return [...records.values()].sort((one, other) => (one.seq < other.seq ? -1 : 1));
}

function entriesOf({ name }: Table, shard: string, after: string, until?: string): QueryCommandInput {
  const range = until === undefined ? '#sk > :after' : '#sk BETWEEN :after AND :until';
  return {
    TableName: name,
    ConsistentRead: true,
    KeyConditionExpression: `#pk = :shard AND ${range}`,
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':shard': text(journalOf(shard)),
      ':after': text(journalBound(after)),
      ...(until !== undefined && { ':until': text(journalBound(until)) }),
    },
  };
}
