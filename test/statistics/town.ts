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

/** Two communities with an officer, one without, and one in another city. */
export function placesOf(town: number): string[] {
  const number = String(town).padStart(3, '0');
  return [`410105${number}001`, `410105${number}002`, `410105${number}003`, `410222${number}001`];
}

/** The third community has nobody on duty (requirements B3). */
export const isUnmanned = (place: string): boolean => place.length === 12 && place.endsWith('003');
