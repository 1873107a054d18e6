import type { CityState } from '../../../schemas/city-system.ts';
import type { ChangeReader } from '../../../schemas/reader-standing.ts';
import { RefusedError } from '../../shared/errors.ts';

/**
 * Whether a system is told anything: a city’s own is from the day on which the province connects it, also after it has cut over.
 * @throws RefusedError 409 `city-system.not-connected`
 */
export function requireMerged(reader: ChangeReader, state: CityState): void {
  if (reader === 'city-system' && state === 'none') throw new RefusedError('city-system.not-connected', 409);
}
