import type { CityPart } from '../../schemas/city-row.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { noteImportOutcome } from '../shared/table/city-import-store.ts';
import { findCityMappingVersion } from '../shared/table/city-mapping-store.ts';
import { openTable } from '../shared/table/table.ts';
import { type CityFile, cityFile } from './cities/import-work.ts';
import { readImport } from './cities/read-import.ts';
import { openFeedFiles } from './files-adapter.ts';

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const files = openFeedFiles();

type Answer = { isRefused: true } | { isRefused: false; file: CityFile; parts: CityPart[]; rows: number };

/** State machine: reads a city’s file by the city’s mapping, and refuses it or hands its rows on. */
export async function handler(input: unknown): Promise<Answer> {
  const file = cityFile.parse(input);
  const mapping = await findCityMappingVersion(table, file.city, file.mapping);
  if (mapping === undefined) throw new Error(`no version ${file.mapping} of the mapping of ${file.city}`);
  const read = await readImport(files, file, mapping);
  if ('refusal' in read) {
    const { refusal } = read;
    await noteImportOutcome(table, file, { refusal, endedAt: systemClock().toISOString() });
    log.warn('city-import-refused', { id: file.id, why: refusal.code });
    return { isRefused: true };
  }
  return { isRefused: false, file, ...read };
}
