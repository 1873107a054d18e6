import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type ClosedRow, standing } from '../../../schemas/daily-report.ts';
import { packFigures, readFigures } from './figures-codec.ts';
import { getAll } from './get-all.ts';
import { finalKey, finalsFirst, reportedDayOf, reportedPlaceOf, reportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, bytes, bytesOf, text, textOf } from './values.ts';

/** What stands of a township since the report of a day was closed. */
export interface TownshipFinal {
  day: string;
  township: string;
  rows: readonly ClosedRow[];
}

/** Keeps it, unless it is kept already: then what is there stays (invariant 5). @returns whether it was kept now */
export async function keepFinal({ client, name }: Table, final: TownshipFinal): Promise<boolean> {
  try {
    await client.send(
      new PutItemCommand({
        TableName: name,
        Item: writeFinal(final),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export async function findFinal(
  { client, name }: Table,
  day: string,
  township: string,
): Promise<TownshipFinal | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: finalKey(day, township), ConsistentRead: true }),
  );
  return found && readFinal(day, found);
}

/** What stands of a county, township by township in the order of their codes. */
export async function findFinals(table: Table, day: string, county: string): Promise<TownshipFinal[]> {
  const found = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :reports AND begins_with(#sk, :finals)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':reports': text(reportsOf(day, county)), ':finals': text(finalsFirst) },
  });
  return found.map((item) => readFinal(day, item));
}

/** The rows of a township on several days, at most 100; a day that is not closed is absent. */
export async function findTownshipFinals(
  table: Table,
  days: readonly string[],
  township: string,
): Promise<Map<string, readonly ClosedRow[]>> {
  const found = await getAll(
    table,
    days.map((day) => finalKey(day, township)),
  );
  return new Map(
    found.map((item) => {
      const day = reportedDayOf(textOf(item, partitionKey) ?? '');
      return [day, readFinal(day, item).rows];
    }),
  );
}

const packed = z.array(
  z.tuple([z.string(), z.string(), standing, z.boolean(), z.boolean(), z.nullable(z.string())]),
);

function writeFinal({ day, township, rows }: TownshipFinal): Attributes {
  const written = rows.map((row) => [
    row.code.slice(township.length),
    row.name,
    row.standing,
    row.onBehalf,
    row.objected,
    row.confirmedAt ?? null,
  ]);
  return {
    ...finalKey(day, township),
    cs: text(JSON.stringify(written)),
    b: bytes(packFigures(day, rows)),
  };
}

function readFinal(day: string, stored: Attributes): TownshipFinal {
  const township = reportedPlaceOf(textOf(stored, sortKey) ?? '');
  const figuresOf = readFigures(bytesOf(stored, 'b') ?? Buffer.of());
  const rows = packed.parse(JSON.parse(textOf(stored, 'cs') ?? '[]'));
  return {
    day,
    township,
    rows: rows.map(([within, name, stands, onBehalf, objected, confirmedAt]) => ({
      code: township + within,
      name,
      standing: stands,
      onBehalf,
      objected,
      ...(confirmedAt !== null && { confirmedAt }),
      figures: figuresOf(township + within),
    })),
  };
}
