import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { isWithin } from '../../../schemas/access.ts';
import { declarationKey, leftOrdersFrom, readLeftOrder } from './keys.ts';
import { type PlaceRow, positionAt, queryPlaces, rowOf } from './place-rows.ts';
import { placeIndex } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, textOf } from './values.ts';

export interface LeftAsked {
  township: string;
  /** Of a place in it. */
  region: string;
  /** Only what counted there on a day of the span. */
  since: string;
  to: string;
  after?: string | undefined;
}

/** A case as it stands now, and the place that noted it. */
export type LeftCase = PlaceRow & { leftAt: string };

/** Half a unit reads as many notes, and a case each. */
const mostNotes = 24;

/**
 * The cases that counted in a region of a township and are elsewhere now, as they stand now (decision 0019): one Query for what was
 * noted when they left, and half a unit for each of them. At least one is read, so that whoever asks gets on.
 */
export async function findLeftCases(
  table: Table,
  { township, region, since, to, after }: LeftAsked,
  units: number,
): Promise<{ rows: LeftCase[]; next?: string; units: number }> {
  const page = await queryPlaces(table, { township, range: leftOrdersFrom(since), most: mostNotes, after });
  const afforded = Math.max(1, Math.floor((units - page.units) * 2));
  const asked = page.items
    .map((item) => ({ position: positionAt(item), note: noteOf(township, item) }))
    .filter(({ note }) => note.firstDate <= to && isWithin(note.place, region));
  const read = asked.slice(0, afforded);
  const found = await Promise.all(read.map((one) => findRow(table, one)));
  const next = asked.length > afforded ? read.at(-1)?.position : page.next;
  return {
    rows: found.flatMap(({ row }) => row ?? []),
    units: found.reduce((sum, one) => sum + one.units, page.units),
    ...(next !== undefined && { next }),
  };
}

function noteOf(township: string, item: Attributes): ReturnType<typeof readLeftOrder> {
  return readLeftOrder(township, textOf(item, placeIndex.sortKey) ?? '');
}

/** What counts for nothing has no place in the index. */
async function findRow(
  { client, name }: Table,
  { note, position }: { note: ReturnType<typeof noteOf>; position: string },
): Promise<{ row?: LeftCase; units: number }> {
  const asked = { TableName: name, Key: declarationKey(note.id), ReturnConsumedCapacity: 'TOTAL' as const };
  const { Item: item, ConsumedCapacity: cost } = await client.send(new GetItemCommand(asked));
  const isListed = item !== undefined && placeIndex.sortKey in item;
  const row = isListed ? { ...rowOf(item), position, leftAt: note.place } : undefined;
  return { units: cost?.CapacityUnits ?? 0, ...(row && { row }) };
}
