import { isWithin } from '../../../schemas/access.ts';
import type { CityMapping } from '../../../schemas/city-mapping.ts';
import type { CitySystem, CitySystemList } from '../../../schemas/city-system.ts';

/** What is kept of one city’s own system. */
export interface KnownSystem {
  city: string;
  decided:
    | Omit<CitySystem, 'mapping' | 'lastImportAt' | 'silentSince' | 'openConflicts' | 'readers' | 'city'>
    | undefined;
  mapping: Pick<CityMapping, 'version' | 'at'> | undefined;
  importedAt: string | undefined;
  openConflicts: number;
  readers: CitySystem['readers'];
}

export interface SystemsNeeds {
  /** The cities of the province. */
  cities(): Promise<string[]>;
  of(cities: readonly string[], now: Date): Promise<KnownSystem[]>;
}

/** Until the province says otherwise. */
export const usualFreshHours = 24;

/** The systems of the cities in a region, in the order of their codes (requirements J1). */
export async function listSystems(needs: SystemsNeeds, region: string, now: Date): Promise<CitySystemList> {
  const cities = (await needs.cities()).filter((city) => isWithin(city, region));
  const known = await needs.of(cities.toSorted(), now);
  return { systems: known.map((system) => tellSystem(system, now)) };
}

export function tellSystem(
  { city, decided, mapping, importedAt, openConflicts, readers }: KnownSystem,
  now: Date,
): CitySystem {
  const { state = 'none', freshHours = usualFreshHours, version = 0 } = decided ?? {};
  const silentSince = silenceOf({ state, freshHours, since: decided?.since }, importedAt, now);
  return {
    ...{ city, state, freshHours, version },
    ...(decided?.decided !== undefined && { decided: decided.decided }),
    ...(decided?.since !== undefined && { since: decided.since }),
    ...(mapping !== undefined && { mapping: { version: mapping.version, at: mapping.at } }),
    ...(importedAt !== undefined && { lastImportAt: importedAt }),
    ...(silentSince !== undefined && { silentSince }),
    openConflicts,
    readers,
  };
}

/**
 * Since when a connected system is silent for longer than it may be: since its last import, or since it was connected. That it may be silent for
 * longer or shorter from now on begins no new silence.
 */
export function silenceOf(
  { state, freshHours, since }: Pick<CitySystem, 'state' | 'freshHours' | 'since'>,
  importedAt: string | undefined,
  now: Date,
): string | undefined {
  if (state !== 'connected' || since === undefined) return undefined;
  const heard = importedAt !== undefined && importedAt > since ? importedAt : since;
  return now.getTime() - Date.parse(heard) > freshHours * 3_600_000 ? heard : undefined;
}
