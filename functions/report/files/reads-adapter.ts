import { findFinals, findTownshipFinals } from '../../shared/table/final-store.ts';
import { findRegion, findRegionPaths, findRegionsOf } from '../../shared/table/region-store.ts';
import { findReportedCounties } from '../../shared/table/reported-county-store.ts';
import type { Table } from '../../shared/table/table.ts';
import type { EditionReads } from './read-edition.ts';

/** The most that one BatchGetItem takes. */
const mostAtOnce = 100;

/**
 * Reads what editions show, each thing once: the counties of a city share its days. What is closed never changes, so what was read may be
 * told again; a new one is opened for each piece of work, so that nothing is kept for long.
 */
export function openEditionReads(table: Table): EditionReads {
  return {
    region: (code) => findRegion(table, code),
    below: once((code: string) => findRegionsOf(table, code)),
    paths: async (codes) => {
      const paths = new Map<string, string>();
      for (let first = 0; first < codes.length; first += mostAtOnce)
        for (const [code, path] of await findRegionPaths(table, codes.slice(first, first + mostAtOnce)))
          paths.set(code, path);
      return paths;
    },
    counties: once((day: string, region: string) => findReportedCounties(table, day, region)),
    rows: async (day, county) => (await findFinals(table, day, county)).flatMap(({ rows }) => rows),
    townshipRows: (days, township) => findTownshipFinals(table, days, township),
  };
}

function once<Found>(
  read: (...asked: [string, ...string[]]) => Promise<Found>,
): (...asked: [string, ...string[]]) => Promise<Found> {
  const known = new Map<string, Promise<Found>>();
  return (...asked) => {
    const name = asked.join('#');
    const found = known.get(name) ?? read(...asked);
    known.set(name, found);
    return found;
  };
}
