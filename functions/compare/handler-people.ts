import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { personKeysOf } from '../shared/people/person-index.ts';
import type { PersonKeys } from '../shared/people/person-keys.ts';
import { findActiveTrips } from '../shared/table/active-trip-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import { kindNamed } from './compare-chunk.ts';
import { findAllEquipment } from './equipment/equipment-adapter.ts';
import { gatherEquipment } from './equipment/gather-equipment.ts';
import { openFeedFiles } from './files-adapter.ts';
import { type GatheredPeople, gatherPeople } from './gather-people.ts';
import { writeActivePeople } from './people/active-people-bytes.ts';
import { countKeys } from './people/key-table.ts';
import { feedReading, workKeys } from './run-work.ts';

const province = '41';
const sources = openSources();
const files = openFeedFiles();

/** State machine: gathers whom a feed is compared with, for all functions that compare its parts. */
export async function handler(input: unknown): Promise<{ people: number }> {
  const { id, kind } = feedReading.parse(input);
  const keys = personKeysOf((await sources.ring.season()).people);
  const { people, ids } =
    kindNamed(kind).about === 'equipment' ? await gatherSims(keys) : await gatherTravellers(keys);
  await files.put(workKeys.people(id), writeActivePeople(people));
  await files.put(workKeys.trips(id), Buffer.from(ids.join('\n')));
  log.info('feed-people-gathered', { id, trips: ids.length });
  return { people: countKeys(people.documents) };
}

function gatherTravellers(keys: PersonKeys): Promise<GatheredPeople> {
  const now = systemClock();
  const trips = (township: string) => findActiveTrips(sources, township, now);
  return gatherPeople({ townships, trips }, keys);
}

async function gatherSims(keys: PersonKeys): Promise<GatheredPeople> {
  return gatherEquipment(await Array.fromAsync(findAllEquipment(sources)), keys);
}

async function* townships(): AsyncGenerator<string> {
  for (const { code: city } of await findRegionsOf(sources, province))
    for (const { code: county } of await findRegionsOf(sources, city))
      for (const { code } of await findRegionsOf(sources, county)) yield code;
}
