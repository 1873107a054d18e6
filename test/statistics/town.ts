import type { openCases } from '../../functions/verify/open-cases.ts';
import type { TransferNeeds } from '../../functions/verify/request-transfer.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Citizens } from '../support/citizens.ts';

/** A few communities, and everything that is declared for them and done there by the real rules. */
export interface Town {
  citizens: Pick<Citizens, 'edit' | 'withdraw' | 'tell' | 'submit'>;
  cases: ReturnType<typeof openCases>;
  regions: TransferNeeds['regions'];
  places: readonly string[];
  people: readonly string[];
  /** Ids in the order in which they were declared. */
  ids: string[];
  now: Date;
  find(id: string): Promise<Declaration | undefined>;
  /** Hands it to the township, if nobody is on duty where it is. */
  dispatch(id: string, at: Date): Promise<void>;
}

/** Two communities with an officer, one without, and one in another county. */
export function placesOf(city: string): string[] {
  return [`${city}05001001`, `${city}05001002`, `${city}05001003`, `${city}22001001`];
}

/** The third community has nobody on duty (requirements B3). */
export const isUnmanned = (place: string): boolean => place.length === 12 && place.endsWith('003');
