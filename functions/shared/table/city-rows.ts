import { declarationIdOf, type OrderRange } from './keys.ts';
import { positionAt, queryPlaces } from './place-rows.ts';
import { queryPages } from './query-all.ts';
import { findRegionsOf } from './region-store.ts';
import { partitionKey, placeIndex, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { text, textOf } from './values.ts';

/** Open cases, what was left, and closed cases; findings stand before them. */
const cases: OrderRange = { first: '#', last: '~~' };
/** A declaration itself, not its transfer, the place that it left, or a desk. */
const own = 'D';
/** Townships that are counted side by side. */
const together = 16;

/** The townships of a city in the order of their codes, those that exist no more too. */
export async function findTownshipsOf(table: Table, city: string): Promise<string[]> {
  const counties = await findRegionsOf(table, city);
  const townships = await Promise.all(counties.map(({ code }) => findRegionsOf(table, code)));
  return townships
    .flat()
    .map(({ code }) => code)
    .toSorted();
}

/** A declaration that counts in a township, and where it stands there. */
interface CityRow {
  id: string;
  position: string;
}

/** Some of the declarations that count in a township, by the index of places, and from where more may follow. */
export async function findCityRows(
  table: Table,
  township: string,
  { most, after }: { most: number; after: string | undefined },
): Promise<{ rows: CityRow[]; next?: string }> {
  const { items, next } = await queryPlaces(table, { township, range: cases, most, after });
  const rows = items
    .filter((row) => textOf(row, sortKey) === own)
    .map((row) => ({ id: declarationIdOf(textOf(row, partitionKey) ?? ''), position: positionAt(row) }));
  return { rows, ...(next !== undefined && { next }) };
}

/** How many declarations count in a city, by the index of places. */
export async function countCityRows(table: Table, city: string): Promise<number> {
  const townships = await findTownshipsOf(table, city);
  let counted = 0;
  for (let start = 0; start < townships.length; start += together) {
    const counts = await Promise.all(
      townships.slice(start, start + together).map((township) => countTownshipRows(table, township)),
    );
    counted += counts.reduce((sum, one) => sum + one, 0);
  }
  return counted;
}

async function countTownshipRows(table: Table, township: string): Promise<number> {
  let counted = 0;
  const pages = queryPages(table, {
    IndexName: placeIndex.name,
    KeyConditionExpression: '#tw = :township AND #os BETWEEN :first AND :last',
    ProjectionExpression: '#sk',
    ExpressionAttributeNames: { '#tw': placeIndex.partitionKey, '#os': placeIndex.sortKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':township': text(township),
      ':first': text(cases.first),
      ':last': text(cases.last),
    },
  });
  for await (const page of pages) counted += page.filter((row) => textOf(row, sortKey) === own).length;
  return counted;
}
