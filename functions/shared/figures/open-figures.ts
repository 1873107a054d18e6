import { findJournalHead, type JournalHead } from '../table/journal-head-store.ts';
import type { Table } from '../table/table.ts';
import { findTallyRows, findToldRows } from '../table/tally-row-store.ts';
import { combineRows, isAhead, withinSpan } from './combine-rows.ts';
import { openJournalMemory } from './open-journal-memory.ts';
import type { Sums } from './sums.ts';

/** What is counted of a region's children over a span of days, up to now. */
export type FindFigures = (
  head: JournalHead,
  asked: { region: string; span: { from: string; to: string | undefined } },
  now: Date,
) => Promise<Sums>;

/** More carries than begin while one reads. */
const mostTries = 5;

/** One Query for the rows, one for each shard of the journal that is written into; a warm function remembers the rest. */
export function openFigures(table: Table): FindFigures {
  const memory = openJournalMemory(table);
  return async (found, { region, span }, now) => {
    let head = found;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const rows = await findTallyRows(table, region, span);
      if (!isAhead(rows, head.carry.n)) {
        // After the rows: the journal has to reach beyond what they hold.
        await memory.update(head, now);
        return withinSpan(
          combineRows(rows, (carry) => memory.beyond(region, carry), head.carry),
          span,
        );
      }
      head = await findJournalHead(table);
    }
    throw new Error('carries began faster than the rows could be read');
  };
}

/** What is counted of the children of several regions on one day, up to now. */
export type FindFiguresOfMany = (
  head: JournalHead,
  asked: { regions: readonly string[]; day: string },
  now: Date,
) => Promise<Map<string, Sums>>;

/** One read for each hundred regions, and one Query for each shard of the journal that is written into. */
export function openFiguresOfMany(table: Table): FindFiguresOfMany {
  const memory = openJournalMemory(table);
  return async (found, { regions, day }, now) => {
    let head = found;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { carry } = head;
      const rows = await findToldRows(table, regions, day);
      if (!isAhead([...rows.values()], carry.n)) {
        await memory.update(head, now);
        const sumsOf = (region: string): Sums => {
          const row = rows.get(region);
          const beyond = (n: number): Sums => memory.beyond(region, n);
          return withinSpan(combineRows(row === undefined ? [] : [row], beyond, carry), {
            from: day,
            to: day,
          });
        };
        return new Map(regions.map((region) => [region, sumsOf(region)]));
      }
      head = await findJournalHead(table);
    }
    throw new Error('carries began faster than the rows could be read');
  };
}
