import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { findJournalHead } from '../shared/table/journal-head-store.ts';
import { findWritten } from '../shared/table/journal-store.ts';
import { beginRecountNight, findRecounted, findRecountNight } from '../shared/table/recount-store.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { findVerdicts } from '../shared/table/verdict-store.ts';
import type { NightNeeds } from './tend-night.ts';

/** Henan (requirements D1). */
const province = '41';

/** What looking after a night's recount needs, from the settings of the function. */
export function openNight(): NightNeeds {
  const settings = readEnvironment('TABLE_NAME', 'RECOUNTS_QUEUE_URL');
  const queue = openQueue(settings.RECOUNTS_QUEUE_URL);
  return nightIn(openTable(settings.TABLE_NAME), (messages) => sendAll(queue, messages));
}

/** The same in a table, with somebody who takes the steps. */
export function nightIn(table: Table, send: NightNeeds['send']): NightNeeds {
  return {
    regions: { counties: () => countiesOf(table) },
    state: {
      hasBegun: async (night) => (await findRecountNight(table, night)) !== undefined,
      begin: async (night) => {
        await beginRecountNight(table, { night, began: await endsOf(table) });
      },
      recounted: async (night) => (await findRecounted(table, night)).map(({ county }) => county),
      judged: async (night) =>
        (await findVerdicts(table, night, province))
          .filter(({ state }) => state === 'final')
          .map(({ region, drifting }) => ({ region, drifting })),
    },
    send,
  };
}

/** All that there ever were: of one that was merged cases may be left. */
async function countiesOf(table: Table): Promise<string[]> {
  const cities = await findRegionsOf(table, province);
  const counties = await Promise.all(cities.map(({ code }) => findRegionsOf(table, code)));
  return counties.flat().map(({ code }) => code);
}

/** The end of each shard of the journal. */
async function endsOf(table: Table): Promise<Record<string, string>> {
  const shards = Object.keys((await findJournalHead(table)).shards);
  const ends = await Promise.all(
    shards.map(async (shard) => [shard, (await findWritten(table, shard)).position] as const),
  );
  return Object.fromEntries(ends);
}
