import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { roundShards } from '../shared/table/keys.ts';
import { findOpenRows, type OpenRow } from '../shared/table/open-rows.ts';
import {
  findRound,
  findRoundPlaces,
  finishRound,
  moveRound,
  type RoundPlace,
} from '../shared/table/round-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import type { RoundNeeds } from './open-round.ts';

const rowsAPage = 500;
/** Places that are counted side by side. */
const abreast = 16;

/** What a round needs, from the settings of the function. */
export function openRounds(): RoundNeeds {
  const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const queue = openQueue(settings.NOTIFY_QUEUE_URL);
  return {
    rounds: {
      find: () => findRound(table),
      move: (next) => moveRound(table, next),
      finish: (told) => finishRound(table, told),
      places: (roundAt) => placesOf(table, roundAt),
    },
    rows: { of: (place) => rowsOf(table, place) },
    notify: (notifications) => sendAll(queue, notifications),
  };
}

async function* placesOf(table: Table, roundAt: string): AsyncGenerator<RoundPlace[]> {
  for (let shard = 0; shard < roundShards; shard += 1)
    for await (const page of findRoundPlaces(table, roundAt, shard))
      for (let start = 0; start < page.length; start += abreast) yield page.slice(start, start + abreast);
}

async function rowsOf(table: Table, place: string): Promise<OpenRow[]> {
  const rows: OpenRow[] = [];
  let after: string | undefined;
  do {
    const page = await findOpenRows(table, { place, most: rowsAPage, after });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
}
