import { type Tally, tallyKeys } from '../../schemas/tally.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openFiguresOfMany } from '../shared/figures/open-figures.ts';
import type { Sums } from '../shared/figures/sums.ts';
import { keepDrafts } from '../shared/table/draft-store.ts';
import { findJournalHead } from '../shared/table/journal-head-store.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import { keepReportedCounty } from '../shared/table/reported-county-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import type { DraftNeeds } from './draft-counties.ts';

/** What drafting needs, from the settings of the function. */
export function openDrafting(table: Table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME)): DraftNeeds {
  return {
    below: (code) => findRegionsOf(table, code),
    figures: countedOf(table),
    keep: (drafts) => keepDrafts(table, drafts),
    note: (county, now) => keepReportedCounty(table, county, now),
  };
}

/** What is counted of the communities of townships on a day, up to now. */
export function countedOf(table: Table, figures = openFiguresOfMany(table)): DraftNeeds['figures'] {
  return async (townships, day) => {
    const head = await findJournalHead(table);
    const sums = await figures(head, { regions: townships, day }, systemClock());
    return new Map(Array.from(sums, ([township, of]) => [township, talliesOn(day, of)]));
  };
}

function talliesOn(day: string, sums: Sums): Tally[] {
  return [...(sums.get(day) ?? [])].flatMap(([place, counts]) =>
    [...counts].flatMap(([index, count]) => {
      const key = tallyKeys[index];
      return key === undefined || count === 0 ? [] : [{ place, date: day, key, count }];
    }),
  );
}
