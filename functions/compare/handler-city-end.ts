import * as z from 'zod/mini';
import { cityPart, cityRowOutcome } from '../../schemas/city-row.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { noteImportOutcome } from '../shared/table/city-import-store.ts';
import { noteImported } from '../shared/table/city-system-store.ts';
import { openTable } from '../shared/table/table.ts';
import { cityFile, importKeys } from './cities/import-work.ts';
import { listOutcomes, sumOutcomes } from './cities/sum-outcomes.ts';
import { openFeedFiles } from './files-adapter.ts';

const asked = z.object({ file: cityFile, parts: z.array(cityPart), rows: z.int() });
const outcomes = z.array(cityRowOutcome);
const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const files = openFeedFiles();

/** State machine: says what came of each row of a city’s file; a row without an outcome fails the import loudly (invariant 8). */
export async function handler(input: unknown): Promise<void> {
  const { file, parts, rows } = asked.parse(input);
  const { id, city, isDryRun, receivedAt } = file;
  const keys = [importKeys.unread(id), ...parts.map(({ part }) => importKeys.outcomes(id, part))];
  const all: z.infer<typeof outcomes> = [];
  for (const key of keys) all.push(...outcomes.parse(JSON.parse((await files.get(key)).toString())));
  const counts = sumOutcomes(all, rows);
  await files.put(importKeys.list(id), listOutcomes(all));
  await noteImportOutcome(table, file, { counts, endedAt: systemClock().toISOString() });
  if (!isDryRun) await noteImported(table, city, receivedAt);
  log.info('city-import-done', { id, city, isDryRun, ...counts });
}
