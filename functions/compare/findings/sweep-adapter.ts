import { type FindingRow, readFindingId } from '../../../schemas/finding.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { systemClock } from '../../shared/clock.ts';
import { type Queue, sendAll } from '../../shared/queue/queue.ts';
import { remember } from '../../shared/remember.ts';
import { findSweptCases } from '../../shared/table/active-trip-store.ts';
import { findAgain, findStrangers } from '../../shared/table/compared-store.ts';
import type { DeclarationSources } from '../../shared/table/declaration-store.ts';
import { findFindingRows } from '../../shared/table/finding-store.ts';
import { findingOrders } from '../../shared/table/keys.ts';
import { findRegionsOf } from '../../shared/table/region-store.ts';
import { findRiskAreas } from '../../shared/table/risk-area-store.ts';
import { documentKeyText, subjectKeyText } from './stranger-subject.ts';
import type { SweepNeeds } from './sweep-county.ts';

/** Looking through the cases of counties, on the table. */
export function openSweep(sources: DeclarationSources, queue: Queue): SweepNeeds {
  const settings = { clock: systemClock, most: 400, seconds: 120 };
  const areasOf = remember((city: string) => findRiskAreas(sources, [city]), settings);
  const strangers = remember(async (_all: string) => strangersByKey(sources), settings);
  return {
    cases: async function* (county, now) {
      const townships = await findRegionsOf(sources, county);
      const since = addDays(shanghaiDate(now), -daysSince);
      for (const { code } of townships)
        for await (const some of findSweptCases(sources, code, since))
          yield some.map(({ index, ...one }) => ({ ...one, documentKey: documentKeyText(index.document) }));
    },
    areas: {
      near: async (regions) => {
        const cities = [...new Set(regions.map((region) => region.slice(0, 4)))];
        return (await Promise.all(cities.map(async (city) => (await areasOf(city)) ?? []))).flat();
      },
    },
    again: (date, county) => findAgain(sources, date, county),
    strangers: async () => (await strangers('all')) ?? new Map(),
    send: (messages) => sendAll(queue, messages),
  };
}

/** Closed cases of so many days are looked through as well (requirements D6). */
const daysSince = 14;

async function strangersByKey(sources: DeclarationSources): Promise<ReadonlyMap<string, string[]>> {
  const ids = await findStrangers(sources);
  return Map.groupBy(ids, (id) => subjectKeyText(readFindingId(id).subject));
}

/** The counties of the province. */
export async function* countiesOf(sources: DeclarationSources, province: string): AsyncGenerator<string> {
  for (const { code: city } of await findRegionsOf(sources, province))
    for (const { code } of await findRegionsOf(sources, city)) yield code;
}

/** The open findings of a county and of its townships, some at a time. */
export async function* openFindingsOf(
  sources: DeclarationSources,
  county: string,
): AsyncGenerator<Omit<FindingRow, 'level'>[]> {
  yield* openFindingsAt(sources, county);
  for (const { code } of await findRegionsOf(sources, county)) yield* openFindingsAt(sources, code);
}

/** The open findings of a city, and of all its counties. */
export async function* openFindingsAbove(
  sources: DeclarationSources,
  city: string,
): AsyncGenerator<Omit<FindingRow, 'level'>[]> {
  yield* openFindingsAt(sources, city);
  for (const { code } of await findRegionsOf(sources, city)) yield* openFindingsOf(sources, code);
}

/** The open findings that stand in one partition of the index of places. */
export async function* openFindingsAt(
  sources: DeclarationSources,
  partition: string,
): AsyncGenerator<Omit<FindingRow, 'level'>[]> {
  let after: string | undefined;
  do {
    const asked = { partition, range: findingOrders.open, most: 500, after, isNewestFirst: false };
    const page = await findFindingRows(sources, asked);
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}
