import type { CommunityReport } from '../../../schemas/daily-report.ts';
import { type Cell, cellOf } from '../../staff/cell.ts';
import type { Before } from './changed-figures.ts';

/** A report as far as it was read. `failed` keeps what was there before. */
export interface Held {
  report: CommunityReport | undefined;
  /** What figures were that have changed while they were looked at. */
  before: Before;
  failed: unknown;
}

export interface Reported {
  day: string;
  community: string;
}

const nothing: Held = { report: undefined, before: {}, failed: undefined };

/** The reports that were read, in memory only. The first view knows this much of them; their schema comes with who reads them. */
export const reports: Cell<ReadonlyMap<string, Held>> = cellOf<ReadonlyMap<string, Held>>(new Map());

export const reportId = ({ day, community }: Reported): string => `${day}/${community}`;

export function heldOf(of: Reported): Held {
  return reports.get().get(reportId(of)) ?? nothing;
}

export function changeHeld(of: Reported, changes: Partial<Held>): void {
  reports.set(new Map(reports.get()).set(reportId(of), { ...heldOf(of), ...changes }));
}
