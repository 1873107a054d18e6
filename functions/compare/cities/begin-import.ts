import type { CityImport } from '../../../schemas/city-import.ts';
import type { CityState } from '../../../schemas/city-system.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { runIdOf } from '../begin-run.ts';
import { type CityFile, readCityFileKey } from './import-work.ts';

type Begun = Omit<CityImport, 'state' | 'refusal' | 'counts' | 'endedAt'>;

export interface BeginImportNeeds {
  /** Who sent a file by way of the API, and what they call it unless its key says so. */
  senderOf(key: string): Promise<{ by: Actor; name?: string } | undefined>;
  /** How far the city’s system has merged in, and the version of its mapping; 0 when there is none. */
  standingOf(city: string): Promise<{ state: CityState; mapping: number }>;
  /** Notes it with how it stands now; what was noted first stays, and is told. */
  note(
    begun: Begun,
    refusal: 'city-off' | 'mapping-none' | undefined,
  ): Promise<Pick<CityImport, 'mapping' | 'refusal'>>;
  /** Starts the execution of a name, unless one of that name was started before. */
  start(name: string, file: CityFile): Promise<void>;
}

/**
 * Begins the import of a city’s file that came (requirements J1). Told twice of the same object, it is the same import.
 * @returns the import; nothing for what is no city’s
 */
export async function beginImport(needs: BeginImportNeeds, object: ArrivedFile): Promise<string | undefined> {
  const of = readCityFileKey(object.key);
  if (of === undefined) return undefined;
  const { city, isDryRun, name } = of;
  const { at: receivedAt, size: bytes, key } = object;
  const id = runIdOf(object);
  const sender = await needs.senderOf(key);
  const sent = { name: sender?.name ?? name, sentBy: sender?.by ?? ('bucket' as const) };
  const { state, mapping } = await needs.standingOf(city);
  const begun = { id, city, ...sent, bytes, receivedAt, isDryRun, mapping };
  const isOff = state === 'cut-over' || (state === 'none' && !isDryRun);
  const refusal = isOff ? 'city-off' : mapping === 0 ? 'mapping-none' : undefined;
  // Told again when the city has merged in further, it goes on as it began.
  const noted = await needs.note(begun, refusal);
  if (noted.refusal === undefined)
    await needs.start(`city-${id}`, { id, city, mapping: noted.mapping, isDryRun, key, receivedAt });
  return id;
}
