import { closedOrdersOf, openOrders, openOrdersOf, townshipOf } from '../table/keys.ts';
import { findPlaceRows, type PlaceRow, rowsWithin } from '../table/place-rows.ts';
import { findRegion, findRegionsOf } from '../table/region-store.ts';
import type { Table } from '../table/table.ts';
import type { ListedCase, ListReads } from './list-reads.ts';

/** So many rows are read for half a unit: fewer would cost the same. */
const fewestRows = 24;

/** The lists of regions, from the index of places. */
export function openLists(table: Table): ListReads {
  return {
    region: (code) => findRegion(table, code),
    townshipsOf: async (county) => (await findRegionsOf(table, county)).map(({ code }) => code),
    some: async ({ township, part, after, region, from, to }, { units, rows }) => {
      const isCommunity = region !== townshipOf(region) && region.startsWith(township);
      const listed = isCommunity ? region : township;
      const open = isCommunity ? openOrdersOf(region) : openOrders;
      const range = part === 'open' ? open : closedOrdersOf(listed, from, to);
      const most = Math.min(rowsWithin(units), Math.max(rows, fewestRows));
      const page = await findPlaceRows(table, { township, range, most, after });
      return { ...page, rows: page.rows.map(listedOf) };
    },
  };
}

function listedOf(row: PlaceRow): ListedCase {
  const { forAnotherAdult: _other, takenOver: _taken, ...shown } = row;
  return shown;
}
