import type { ChangeReader } from '../../../schemas/reader-standing.ts';

/** Up to where a system has taken the changes of a city, and how many declarations it holds. */
export interface Acknowledged {
  city: string;
  reader: ChangeReader;
  at: string;
  begun: string;
  n: number;
  told: number;
  declarations: number;
}
