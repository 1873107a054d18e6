import { readEnvironment } from '../shared/environment.ts';
import type { Tells } from '../shared/figures/sum-records.ts';
import {
  carriedOf,
  endCarry,
  findJournalHead,
  forgetShard,
  startCarry,
} from '../shared/table/journal-head-store.ts';
import { findWritten, readJournal, unwritten } from '../shared/table/journal-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { visitTallies } from '../shared/table/tallies-codec.ts';
import { getTallyRows, replaceTallyRow } from '../shared/table/tally-row-store.ts';
import type { CarryNeeds, Journal } from './carry-journal.ts';

/** What a carry needs, from the settings of the function. */
export function openCarry(table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME)): CarryNeeds {
  return {
    journal: openJournal(table),
    rows: {
      get: (rows, freshness) => getTallyRows(table, rows, freshness),
      replace: (row, carryBefore) => replaceTallyRow(table, row, carryBefore),
    },
  };
}

function openJournal(table: Table): Journal {
  return {
    find: async () => {
      const head = await findJournalHead(table);
      const shards = Object.entries(head.shards).map(
        ([shard, { named }]) => [shard, { named, carried: carriedOf(head, shard) }] as const,
      );
      return { shards: Object.fromEntries(shards), carry: head.carry };
    },
    written: (shard) => findWritten(table, shard),
    start: (carry) => startCarry(table, carry),
    records: async ({ from, until }) => {
      const shards = Object.entries(until).map(([shard, { position }]) =>
        recordsOf(table, shard, { after: (from[shard] ?? unwritten).position, until: position }),
      );
      return (await Promise.all(shards)).flat();
    },
    end: (n) => endCarry(table, n),
    forget: (shard, named) => forgetShard(table, shard, named),
  };
}

async function recordsOf(
  table: Table,
  shard: string,
  span: { after: string; until: string },
): Promise<Tells[]> {
  if (span.after >= span.until) return [];
  const records = await readJournal(table, shard, span);
  return records.map(({ tallies }) => (visit) => {
    visitTallies(tallies, visit);
  });
}
