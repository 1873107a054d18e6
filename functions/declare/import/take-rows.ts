import type { CityRow, CityRowOutcome } from '../../../schemas/city-row.ts';
import { groupCityRows } from '../../shared/people/group-city-rows.ts';
import type { RowNeeds, RowsTaken } from './row-needs.ts';
import { takeRow } from './take-row.ts';

/** So many people are taken side by side. */
const sideBySide = 10;

/** Takes rows, those of one reference or person one after the other. */
export async function takeRows(
  needs: RowNeeds,
  rows: readonly CityRow[],
  taken: RowsTaken,
): Promise<CityRowOutcome[]> {
  const waiting = groupCityRows(rows).values();
  const came: CityRowOutcome[] = [];
  const work = async (): Promise<void> => {
    for (const group of waiting) for (const row of group) came.push(await takeRow(needs, row, taken));
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return came;
}
