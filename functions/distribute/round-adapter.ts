import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { roundShards } from '../shared/table/keys.ts';
import {
  findRound,
  findRoundPlaces,
  finishRound,
  moveRound,
  type RoundPlace,
} from '../shared/table/round-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import type { RoundNeeds } from './open-round.ts';

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
    notify: (notifications) => sendAll(queue, notifications),
  };
}

async function* placesOf(table: Table, roundAt: string): AsyncGenerator<RoundPlace[]> {
  for (let shard = 0; shard < roundShards; shard += 1) yield* findRoundPlaces(table, roundAt, shard);
}
