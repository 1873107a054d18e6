import type { PersonKeys } from '../shared/people/person-keys.ts';
import { type ActivePeople, type ActiveTrip, buildActivePeople } from './people/active-people.ts';

export interface GatherNeeds {
  /** The townships of the province. */
  townships(): AsyncIterable<string>;
  trips(township: string): AsyncIterable<ActiveTrip & { id: string }>;
}

export interface GatheredPeople {
  people: ActivePeople;
  /** The declaration of each reference. */
  ids: string[];
}

/** So many townships are read at a time. */
const atOnce = 16;

/** Gathers whom a feed is compared with: no read per row, and no person's name (design.md §5, compare). */
export async function gatherPeople(
  needs: GatherNeeds,
  keys: Pick<PersonKeys, 'check'>,
): Promise<GatheredPeople> {
  const trips: ActiveTrip[] = [];
  const ids: string[] = [];
  const townships = needs.townships()[Symbol.asyncIterator]();
  async function readOn(): Promise<void> {
    for (let next = await townships.next(); next.done !== true; next = await townships.next())
      for await (const { id, ...trip } of needs.trips(next.value)) {
        ids.push(id);
        trips.push(trip);
      }
  }
  await Promise.all(Array.from({ length: atOnce }, readOn));
  return { people: buildActivePeople(keys, trips), ids };
}
