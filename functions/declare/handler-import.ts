import * as z from 'zod/mini';
import { type CityRowOutcome, cityPart, cityRow } from '../../schemas/city-row.ts';
import { systemClock } from '../shared/clock.ts';
import { cityPartKeys } from '../shared/objects/city-part-keys.ts';
import { imagine } from './import/imagine.ts';
import { openImport, openImportFiles } from './import/import-adapter.ts';
import { takeRows } from './import/take-rows.ts';

const needs = openImport();
const files = openImportFiles();
const rowsOfPart = z.array(cityRow);

/** State machine: files the rows of a part of a city’s file, or says what would come of it. */
export async function handler(input: unknown): Promise<{ rows: number }> {
  const { id, city, mapping, part, isDryRun } = cityPart.parse(input);
  const rows = rowsOfPart.parse(JSON.parse(await files.get(cityPartKeys.rows(id, part))));
  const from = { city, import: id, mapping };
  const came: CityRowOutcome[] = await takeRows(isDryRun ? imagine(needs) : needs, rows, {
    from,
    now: systemClock(),
  });
  await files.put(cityPartKeys.outcomes(id, part), JSON.stringify(came));
  return { rows: came.length };
}
