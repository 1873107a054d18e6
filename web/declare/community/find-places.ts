import type { RegionIndex } from '../../../schemas/region-shard.ts';
import { loadCity, loadCounty, loadIndex } from './load.ts';
import { type County, type Place, placesOf } from './place.ts';

/** All counties of the province with their city's name. */
export function countiesOf(index: RegionIndex): County[] {
  return index.flatMap((city) => city.counties.map(({ code, name }) => ({ code, name, city: city.name })));
}

/** The communities of one county. */
export async function placesOfCounty(county: County): Promise<Place[]> {
  return placesOf(county, await loadCounty(county.code));
}

/** The communities of one city, from its one file. */
export async function placesOfCity(city: RegionIndex[number]): Promise<Place[]> {
  const shards = await loadCity(city.code);
  return city.counties.flatMap(({ code, name }) =>
    placesOf({ code, name, city: city.name }, shards[code] ?? []),
  );
}

/** The community that a 12-digit code names; nothing when there is none. */
export async function findPlace(code: string): Promise<Place | undefined> {
  const county = countiesOf(await loadIndex()).find((candidate) => candidate.code === code.slice(0, 6));
  if (county === undefined) return undefined;
  return (await placesOfCounty(county)).find((place) => place.code === code);
}
