import { isDeepStrictEqual } from 'node:util';
import type { CityMapping, CityMappingRequest } from '../../../schemas/city-mapping.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import { RefusedError } from '../../shared/errors.ts';

export interface MappingNeeds {
  find(city: string): Promise<CityMapping | undefined>;
  /** Says no when somebody took its number. */
  keep(mapping: CityMapping): Promise<boolean>;
}

export interface MappingAsked {
  city: string;
  request: CityMappingRequest;
  /** Of what was seen; 0 when there was none. */
  version: number;
  by: Actor;
  now: Date;
}

/**
 * Another version of how the files of a city are read (requirements J1); imports that have begun go on by theirs. Sent again, it is one.
 * @throws RefusedError 412 `version-stale` when somebody else changed it since it was seen.
 */
export async function putMapping(needs: MappingNeeds, asked: MappingAsked): Promise<CityMapping> {
  const { city, request, version, by, now } = asked;
  const next = { city, version: version + 1, ...request, at: now.toISOString(), by };
  const current = await needs.find(city);
  if ((current?.version ?? 0) === version && (await needs.keep(next))) return next;
  const kept = await needs.find(city);
  if (kept !== undefined && isAgain(kept, next)) return kept;
  throw new RefusedError('version-stale', 412);
}

function isAgain({ at: _kept, ...kept }: CityMapping, { at: _asked, ...asked }: CityMapping): boolean {
  return isDeepStrictEqual(kept, asked);
}
