import type { CityRow, CityRowOutcome } from '../../../schemas/city-row.ts';
import { groupCityRows } from '../../shared/people/group-city-rows.ts';
import type { ReadRow } from './read-city-file.ts';

/** So many rows are one function’s. */
export const rowsOfPart = 500;

/**
 * The rows of a file in parts, those of one reference or person all in the part of the first, in their order: what a city says of a person is
 * taken in the order in which it says it.
 */
export function openParts() {
  const rows: CityRow[] = [];
  const rejected: CityRowOutcome[] = [];
  return {
    take: (read: ReadRow): void => {
      if ('row' in read) rows.push(read.row);
      else rejected.push(read.rejected);
    },
    done: (): { parts: CityRow[][]; rejected: CityRowOutcome[] } => {
      const parts: CityRow[][] = [];
      for (const group of groupCityRows(rows)) {
        const last = parts.at(-1);
        if (last === undefined || last.length >= rowsOfPart) parts.push([...group]);
        else last.push(...group);
      }
      return { parts, rejected };
    },
  };
}
