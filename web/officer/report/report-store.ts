import {
  type CommunityReport,
  communityReport,
  type ReportProblem,
  reportProblem,
} from '../../../schemas/daily-report.ts';
import { type Cell, cellOf } from '../../staff/cell.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { contentOf } from '../api/request.ts';
import { type Before, changedFigures } from './changed-figures.ts';

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

/** The reports that were read, in memory only. */
export const reports: Cell<ReadonlyMap<string, Held>> = cellOf<ReadonlyMap<string, Held>>(new Map());

export const reportId = ({ day, community }: Reported): string => `${day}/${community}`;
export const reportPath = ({ day, community }: Reported): string =>
  `/v1/daily-reports/${day}/communities/${community}`;

export function heldOf(of: Reported): Held {
  return reports.get().get(reportId(of)) ?? nothing;
}

function change(of: Reported, changes: Partial<Held>): void {
  reports.set(new Map(reports.get()).set(reportId(of), { ...heldOf(of), ...changes }));
}

/** Takes an answer; what has changed since the last one is to be seen until it is confirmed or left. */
export function keepReport(of: Reported, report: CommunityReport): void {
  const { report: last, before } = heldOf(of);
  const changed = last === undefined ? {} : changedFigures(last.figures, report.figures);
  const isOpen = report.confirmation === undefined;
  // What a figure was at first counts, however often it has changed since.
  change(of, { report, before: isOpen ? { ...changed, ...before } : {}, failed: undefined });
}

/** Reads a report, keeping what is shown of it until the answer is there. */
export async function readReport(of: Reported): Promise<void> {
  try {
    keepReport(
      of,
      await contentOf({ path: reportPath(of), answer: communityReport, refusal: reportProblem }),
    );
  } catch (error) {
    change(of, { failed: error });
  }
}

/** The figures were seen as they are. */
export function forgetChanges(of: Reported): void {
  if (reports.get().has(reportId(of))) change(of, { before: {} });
}

/** What a refusal tells beyond its sentence; undefined for any other failure. */
export function refusalOf(failed: unknown): ReportProblem | undefined {
  return failed instanceof ProblemError ? failed.problem : undefined;
}
