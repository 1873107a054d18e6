import { closedOrdersFrom, type OrderRange, openOrders, openOrdersOf, townshipOf } from '../table/keys.ts';
import { findLeftCases } from '../table/left-cases.ts';
import { findPlaceRows, rowsWithin } from '../table/place-rows.ts';
import { findRegion, findRegionsOf } from '../table/region-store.ts';
import { findRound } from '../table/round-store.ts';
import type { Table } from '../table/table.ts';
import type { ListReads, StretchAsked } from './list-reads.ts';
import { listedOf } from './listed-case.ts';

/** So many rows are read for half a unit: fewer would cost the same. */
const fewestRows = 24;

/** The lists of regions, from the index of places. */
export function openLists(table: Table): ListReads {
  return {
    region: (code) => findRegion(table, code),
    townshipsOf: async (county) => (await findRegionsOf(table, county)).map(({ code }) => code),
    round: async () => (await findRound(table))?.at,
    some: async (stretch, { units, rows }) => {
      const { township, part, after } = stretch;
      const most = Math.min(rowsWithin(units), Math.max(rows, fewestRows));
      const page =
        part === 'left'
          ? await findLeftCases(table, stretch, units)
          : await findPlaceRows(table, { township, range: rangeOf({ ...stretch, part }), most, after });
      return { ...page, rows: page.rows.map(listedOf) };
    },
  };
}

function rangeOf({
  township,
  part,
  region,
  since,
}: StretchAsked & { part: Exclude<StretchAsked['part'], 'left'> }): OrderRange {
  switch (part) {
    case 'open':
      return region !== townshipOf(region) && region.startsWith(township) ? openOrdersOf(region) : openOrders;
    case 'dispatch':
      return openOrdersOf(township);
    case 'closed':
      return closedOrdersFrom(since);
  }
}
