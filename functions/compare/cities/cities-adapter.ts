import type { ReaderStanding } from '../../../schemas/reader-standing.ts';
import { overdueAt, readLogEnds } from '../../shared/change-log/read-log.ts';
import { tellStanding } from '../../shared/change-log/tell-standing.ts';
import { findChangeReaders } from '../../shared/table/change-reader-store.ts';
import { countOpenConflicts } from '../../shared/table/city-conflict-store.ts';
import { findCityDays, keepCityDay } from '../../shared/table/city-day-store.ts';
import { countCityLinks } from '../../shared/table/city-link-store.ts';
import { findCityMappingHead, findCityMappingHeads } from '../../shared/table/city-mapping-store.ts';
import { findCityLasts, findCitySystem, findCitySystems } from '../../shared/table/city-system-store.ts';
import { findRegionsOf } from '../../shared/table/region-store.ts';
import type { Table } from '../../shared/table/table.ts';
import type { DaysNeeds } from './compare-days.ts';
import type { SystemsNeeds } from './list-systems.ts';
import type { CityStanding } from './take-import.ts';

const province = '41';

export function openSystems(table: Table): SystemsNeeds {
  return {
    cities: async () => (await findRegionsOf(table, province)).map(({ code }) => code),
    of: async (cities, now) => {
      const [systems, lasts, mappings, readers] = await Promise.all([
        findCitySystems(table),
        findCityLasts(table),
        findCityMappingHeads(table),
        findStandings(table, now),
      ]);
      return Promise.all(
        cities.map(async (city) => ({
          city,
          decided: systems.find((one) => one.city === city),
          mapping: mappings.find((one) => one.city === city),
          importedAt: lasts.find((one) => one.city === city)?.importedAt,
          openConflicts: await countOpenConflicts(table, city),
          readers: readers.flatMap((one) => (one.city === city ? [one.standing] : [])),
        })),
      );
    },
  };
}

/** How far the systems have come that ever acknowledged what changed. */
async function findStandings(table: Table, now: Date): Promise<{ city: string; standing: ReaderStanding }[]> {
  const readers = await findChangeReaders(table);
  if (readers.length === 0) return [];
  const { last, at } = await readLogEnds(table);
  const ends = { last, overdue: await at(overdueAt(now)) };
  return readers.map((kept) => ({ city: kept.acknowledged.city, standing: tellStanding(kept, ends) }));
}

export function openDays(table: Table): DaysNeeds {
  return {
    told: (city, from) => findCityDays(table, city, from),
    count: (city, day) => countCityLinks(table, city, day),
    keep: (city, told) => keepCityDay(table, city, told),
  };
}

export async function standingOf(table: Table, city: string): Promise<CityStanding> {
  const [system, mapping] = await Promise.all([
    findCitySystem(table, city),
    findCityMappingHead(table, city),
  ]);
  return { state: system?.state ?? 'none', mapping: mapping?.version ?? 0 };
}
