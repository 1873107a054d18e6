import { hash } from 'node:crypto';
import type { CityFileTaken } from '../../../schemas/city-import.ts';
import type { CityState } from '../../../schemas/city-system.ts';
import { RefusedError } from '../../shared/errors.ts';
import { cityFileKey } from './import-work.ts';

export interface CityStanding {
  state: CityState;
  /** Version of the mapping; 0 when there is none. */
  mapping: number;
}

/**
 * Whether a city’s files can be taken now; to be tried, they need a mapping only.
 * @throws RefusedError 409 that says what is missing.
 */
export function requireConnected({ state, mapping }: CityStanding, isDryRun: boolean): void {
  if (mapping === 0) throw new RefusedError('city-mapping.none', 409);
  if (state === 'cut-over') throw new RefusedError('city-system.cut-over', 409);
  if (state === 'none' && !isDryRun) throw new RefusedError('city-system.not-connected', 409);
}

interface Named {
  city: string;
  isDryRun: boolean;
  /** What the sender asked with; asked again, it is the same file. */
  asked: string;
}

/** Where a file of a city lies. What it is called, which may be a person’s name, stands in no address. */
export function placeOfFile({ city, isDryRun, asked }: Named): string {
  return cityFileKey({ city, isDryRun, name: `${hash('sha256', asked, 'hex').slice(0, 32)}.csv` });
}

/** Keeps rows as a file of their own: asked again with the same key, they are the same file. */
export async function takeCityRows(
  put: (key: string, bytes: Buffer, name: string) => Promise<boolean>,
  { bytes, ...named }: Named & { bytes: Buffer },
): Promise<CityFileTaken> {
  const key = placeOfFile(named);
  const name = `rows-${key.slice(key.lastIndexOf('/') + 1)}`;
  return { name, bytes: bytes.length, again: !(await put(key, bytes, name)) };
}
