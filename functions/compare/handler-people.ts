import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { personKeysOf } from '../shared/people/person-index.ts';
import { findActiveTrips } from '../shared/table/active-trip-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import { openFeedFiles } from './files-adapter.ts';
import { gatherPeople } from './gather-people.ts';
import { writeActivePeople } from './people/active-people-bytes.ts';
import { countKeys } from './people/key-table.ts';
import { feedReading, workKeys } from './run-work.ts';

const province = '41';
const sources = openSources();
const files = openFeedFiles();

/** State machine: gathers whom a feed is compared with, for all functions that compare its parts. */
export async function handler(input: unknown): Promise<{ people: number }> {
  const { id } = feedReading.parse(input);
  const { people: secret } = await sources.ring.season();
  const now = systemClock();
  const needs = { townships, trips: (township: string) => findActiveTrips(sources, township, now) };
  const { people, ids } = await gatherPeople(needs, personKeysOf(secret));
  await files.put(workKeys.people(id), writeActivePeople(people));
  await files.put(workKeys.trips(id), Buffer.from(ids.join('\n')));
  log.info('feed-people-gathered', { id, trips: ids.length });
  return { people: countKeys(people.documents) };
}

async function* townships(): AsyncGenerator<string> {
  for (const { code: city } of await findRegionsOf(sources, province))
    for (const { code: county } of await findRegionsOf(sources, city))
      for (const { code } of await findRegionsOf(sources, county)) yield code;
}
