import type { CaseListAsked, CaseListRow } from '../../../schemas/case-list.ts';
import type { Stretch } from './plan-list.ts';

/** A case as the index tells it: all of a line but what depends on the time, and where it stands. */
export type ListedCase = Omit<CaseListRow, 'overdue'> & { position: string; transfer?: number };

export interface ListReads {
  region(code: string): Promise<unknown>;
  /** The townships of a county, also those that are no more. */
  townshipsOf(county: string): Promise<string[]>;
  /** Some cases of a stretch for at most so many read units, about as many rows as are wanted. */
  some(
    stretch: Stretch & Pick<CaseListAsked, 'region' | 'from' | 'to'>,
    limit: { units: number; rows: number },
  ): Promise<{ rows: ListedCase[]; next?: string; units: number }>;
}
