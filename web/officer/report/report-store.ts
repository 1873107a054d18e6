import {
  type CommunityReport,
  communityReport,
  type ReportProblem,
  reportProblem,
} from '../../../schemas/daily-report.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { contentOf } from '../api/request.ts';
import { changedFigures } from './changed-figures.ts';
import { changeHeld, heldOf, type Reported, reportId, reports } from './held-reports.ts';

export const reportPath = ({ day, community }: Reported): string =>
  `/v1/daily-reports/${day}/communities/${community}`;

/** Takes an answer; what has changed since the last one is to be seen until it is confirmed or left. */
export function keepReport(of: Reported, report: CommunityReport): void {
  const { report: last, before } = heldOf(of);
  // What was asked for before it was confirmed may be answered after.
  if (last?.confirmation !== undefined && report.confirmation === undefined) return;
  const changed = last === undefined ? {} : changedFigures(last.figures, report.figures);
  const isOpen = report.confirmation === undefined;
  // What a figure was at first counts, however often it has changed since.
  changeHeld(of, { report, before: isOpen ? { ...changed, ...before } : {}, failed: undefined });
}

async function read(of: Reported): Promise<void> {
  try {
    const report = await contentOf({
      path: reportPath(of),
      answer: communityReport,
      refusal: reportProblem,
    });
    keepReport(of, report);
  } catch (error) {
    changeHeld(of, { failed: error });
  }
}

const reading = new Map<string, Promise<void>>();

/** Reads a report, keeping what is shown of it until the answer is there; who asks meanwhile waits for the same answer. */
export function readReport(of: Reported): Promise<void> {
  const id = reportId(of);
  const asked = reading.get(id) ?? read(of).finally(() => reading.delete(id));
  reading.set(id, asked);
  return asked;
}

/** The figures were seen as they are. */
export function forgetChanges(of: Reported): void {
  if (reports.get().has(reportId(of))) changeHeld(of, { before: {} });
}

/** What a refusal tells beyond its sentence; undefined for any other failure. */
export function refusalOf(failed: unknown): ReportProblem | undefined {
  return failed instanceof ProblemError ? failed.problem : undefined;
}
