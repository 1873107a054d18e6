import type { CaseListRow } from '../../../schemas/case-list.ts';
import type { Tally } from '../../../schemas/tally.ts';
import type { Stretch } from './plan-list.ts';

/** A case as the index tells it: all of a line but what depends on the time, and where it stands. */
export type ListedCase = Omit<CaseListRow, 'overdue'> & {
  position: string;
  /** Of a row by which the case waits somewhere to be accepted: no line of its own, but it counts there. */
  transfer?: number;
  /** Of a case that is elsewhere now: the place that noted it when it left. Several places may have. */
  leftAt?: string;
  /** What it adds to the figures. */
  tallies: () => Tally[];
};

/** What is read of a stretch: of a region, and of what is closed or has left only cases that speak of a day in the span. */
export interface StretchAsked extends Stretch {
  region: string;
  since: string;
  to: string;
}

export interface ListReads {
  region(code: string): Promise<unknown>;
  /** The townships of a county, also those that are no more. */
  townshipsOf(county: string): Promise<string[]>;
  /** The last distribution round; nothing before the first. */
  round(): Promise<string | undefined>;
  /** Some cases of a stretch for at most so many read units, about as many rows as are wanted. */
  some(
    stretch: StretchAsked,
    limit: { units: number; rows: number },
  ): Promise<{ rows: ListedCase[]; next?: string; units: number }>;
}
