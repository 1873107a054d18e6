import type { ClosedRow } from '../../../schemas/daily-report.ts';
import type { ReportProgress } from '../../../schemas/report-progress.ts';
import type { ReportedFigures } from '../../../schemas/reported-figures.ts';
import type { RestatedFigures } from '../sum-restated.ts';

/** What a region, or a child of it, came to when the day was closed. */
export interface Standing {
  progress: ReportProgress;
  figures: ReportedFigures;
}

export interface StandingChild extends Standing {
  code: string;
  name: string;
  /** How often a report of it was restated since. */
  corrections: number;
}

/** A community that was silent when the day was closed. */
export interface SilentCommunity {
  code: string;
  name: string;
  /** The full name of its township. */
  path: string;
  /** The data say that nothing happened there. */
  isZero: boolean;
}

/** A restatement without its reason, which may name persons and stays sealed in the table (requirements K1). */
export interface Restated extends RestatedFigures {
  n: number;
  at: string;
  /** The unit of who restated. */
  place: string;
}

export interface NamedRestated extends Restated {
  /** Full names. */
  communityPath: string;
  placePath: string;
}

/**
 * What the files of a region show (requirements E4): aggregates only. What stood when the day was closed never changes; an edition with
 * corrections tells these beside it (E3).
 */
export interface Edition {
  number: string;
  day: string;
  region: { code: string; name: string; path: string };
  closedAt: string;
  /** All dates in the files come from it: the instant of closing, or of the last correction. */
  writtenAt: string;
  /** Of all rows of the region, in their order. */
  sha256: string;
  standing: Standing;
  children: readonly StandingChild[];
  /** Of a county or a township: each community's row. */
  communities: readonly ClosedRow[];
  silent: readonly SilentCommunity[];
  corrections: readonly NamedRestated[];
  /** Up to 31 days, this one last; nothing where there is no closed report. */
  trend: readonly { day: string; figures: ReportedFigures | undefined }[];
}
