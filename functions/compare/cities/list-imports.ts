import type { CityImport, CityImportList, CityImportQuery } from '../../../schemas/city-import.ts';
import { tellImport } from './tell-import.ts';

export interface ImportsNeeds {
  /** The last, or the last before one, the newest first. */
  find(asked: { most: number; before: string | undefined }): Promise<Omit<CityImport, 'state'>[]>;
}

/** So many are told at a time. */
const pageSize = 100;

/** What a city sent, the newest first (requirements J1). Where to go on is the id of the last one told: whoever asks has seen it. */
export async function listImports(
  needs: ImportsNeeds,
  { before }: CityImportQuery,
  now: Date,
): Promise<CityImportList> {
  const found = await needs.find({ most: pageSize + 1, before });
  const imports = found.slice(0, pageSize).map((kept) => tellImport(kept, now));
  const last = imports.at(-1);
  return { imports, ...(found.length > pageSize && last !== undefined && { next: last.id }) };
}
