import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { allDays, type Tally } from '../../../schemas/tally.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { getAll } from './get-all.ts';
import { tallyRowKey, tallyRowsOf } from './keys.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { packTallies, readTallies, type VisitTally, visitTallies } from './tallies-codec.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

/** What is counted of a region's children on one day, or over all days (`allDays`), up to a carry. */
export interface TallyRow {
  parent: string;
  day: string;
  /** The carry that wrote it last. */
  carry: number;
  /** By child: their `place` is the child. */
  tallies: readonly Tally[];
}

export type RowName = Pick<TallyRow, 'parent' | 'day'>;

const version = 1;
/** The tables that DEFLATE clears before each use are then of the size of what is packed: half the time, the same bytes. */
const memLevel = 6;
/** Far above what 28 communities and 200 keys take. */
const mostBytes = 4_000_000;

export function writeTallyRow({ parent, day, carry, tallies }: TallyRow): Attributes {
  const packed = Buffer.concat([Buffer.of(version), deflateRawSync(packTallies(tallies), { memLevel })]);
  return { ...tallyRowKey(parent, day), n: number(carry), b: bytes(packed) };
}

/** Reads a row from an item that was fetched. */
export function readTallyRow(parent: string, attributes: Attributes): TallyRow {
  return { parent, ...nameOf(attributes), tallies: readTallies(unpacked(attributes)) };
}

/** A row that is only read: it tells its tallies, by child and key, without making an object of each. */
export interface ToldRow extends Pick<TallyRow, 'day' | 'carry'> {
  tell(visit: VisitTally): void;
}

function toldRow(attributes: Attributes): ToldRow {
  return {
    ...nameOf(attributes),
    tell: (visit) => {
      visitTallies(unpacked(attributes), visit);
    },
  };
}

const nameOf = (attributes: Attributes): Pick<TallyRow, 'day' | 'carry'> => ({
  day: textOf(attributes, sortKey) ?? '',
  carry: numberOf(attributes, 'n') ?? 0,
});

function unpacked(attributes: Attributes): Uint8Array {
  const packed = bytesOf(attributes, 'b') ?? Buffer.of();
  if (packed[0] !== version) throw new RangeError('no tally row of a version that is known');
  return inflateRawSync(packed.subarray(1), { maxOutputLength: mostBytes });
}

/**
 * The rows of a region from one day on: up to another, or all that follow with the one over all days. One Query, or one for
 * each megabyte.
 */
export async function findTallyRows(
  table: Table,
  parent: string,
  { from, to }: { from: string; to: string | undefined },
): Promise<ToldRow[]> {
  const query = rowsQuery(table, parent, { from, to: to ?? allDays });
  const rows: ToldRow[] = [];
  let start: Attributes | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({ ...query, ...(start && { ExclusiveStartKey: start }) }),
    );
    rows.push(...(page.Items ?? []).map(toldRow));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return rows;
}

function rowsQuery(
  { name }: Table,
  parent: string,
  { from, to }: { from: string; to: string },
): QueryCommandInput {
  return {
    TableName: name,
    // As the last write left it: an older row beside a newer journal would leave out what was carried in between.
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :rows AND #sk BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':rows': text(tallyRowsOf(parent)),
      ':from': text(from),
      ':to': text(to),
    },
  };
}

/** Several rows by their names, at most 100; those that do not exist are left out. */
export async function getTallyRows(
  table: Table,
  names: readonly RowName[],
  freshness: Freshness,
): Promise<TallyRow[]> {
  const found = await getAll(
    table,
    names.map(({ parent, day }) => tallyRowKey(parent, day)),
    freshness === 'latest',
  );
  return found.map((item) => readTallyRow(parentOf(item), item));
}

/** The rows of several regions on one day, by region, as the last write left them; those that do not exist are left out. */
export async function findToldRows(
  table: Table,
  parents: readonly string[],
  day: string,
): Promise<Map<string, ToldRow>> {
  const found = new Map<string, ToldRow>();
  for (let first = 0; first < parents.length; first += mostKeys) {
    const keys = parents.slice(first, first + mostKeys).map((parent) => tallyRowKey(parent, day));
    for (const item of await getAll(table, keys, true)) found.set(parentOf(item), toldRow(item));
  }
  return found;
}

/** The most that one BatchGetItem takes. */
const mostKeys = 100;
const parentOf = (item: Attributes): string => (textOf(item, partitionKey) ?? '').slice(2);

/**
 * Writes a row of a carry in the place of the one that an earlier carry wrote, none for the first.
 * @returns false when another carry has written it by now: then what is there stays
 */
export async function replaceTallyRow(
  { client, name }: Table,
  row: TallyRow,
  carryBefore: number | undefined,
): Promise<boolean> {
  const put = new PutItemCommand({
    TableName: name,
    Item: writeTallyRow(row),
    ExpressionAttributeNames: { '#n': 'n' },
    ...(carryBefore === undefined
      ? { ConditionExpression: 'attribute_not_exists(#n)' }
      : {
          ConditionExpression: '#n = :before',
          ExpressionAttributeValues: { ':before': number(carryBefore) },
        }),
  });
  try {
    await client.send(put);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
