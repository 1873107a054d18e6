import { useQuery } from '@tanstack/react-query';
import { communityReport, type ReportProblem, reportProblem } from '../../../schemas/daily-report.ts';
import { reportFiles } from '../../../schemas/report-files.ts';
import { regionReport, reportDays } from '../../../schemas/report-progress.ts';
import { ProblemError } from '../../staff/refusals.ts';
import type { Range } from '../address.ts';
import { refreshMs } from '../api/query-client.ts';
import { request } from '../api/request.ts';

/** Where the reports of a day stand, and that of a community among them. */
export const reportPath = (day: string) => `/v1/daily-reports/${day}`;
export const communityPath = (day: string, community: string) =>
  `${reportPath(day)}/communities/${community}`;

/** How far the reports of a day are in a region. What is closed is read again when somebody comes back to it, for corrections. */
export const useRegionReport = (region: string, day: string) =>
  useQuery({
    queryKey: ['report', day, 'region', region],
    queryFn: ({ signal }) =>
      request({
        path: `${reportPath(day)}?region=${region}`,
        answer: regionReport,
        problem: reportProblem,
        signal,
      }),
    refetchInterval: ({ state: { data } }) => (data?.closed === undefined ? refreshMs : false),
  });

/** How far the reports of a region are, day by day. */
export const useReportDays = (region: string, { from, to }: Range) =>
  useQuery({
    queryKey: ['report', 'days', region, from, to],
    queryFn: ({ signal }) =>
      request({
        path: `/v1/daily-reports?region=${region}&from=${from}&to=${to}`,
        answer: reportDays,
        signal,
      }),
  });

/** Where the files of a day's report stand. */
export const filesPath = (day: string) => `${reportPath(day)}/files`;

/** The files that there are of a region's report. */
export const useReportFiles = (region: string, day: string) =>
  useQuery({
    queryKey: ['report', day, 'files', region],
    queryFn: ({ signal }) =>
      request({ path: `${filesPath(day)}?region=${region}`, answer: reportFiles, signal }),
  });

/** What a community reports of a day. */
export const useCommunityReport = (community: string, day: string) =>
  useQuery({
    queryKey: ['report', day, 'community', community],
    queryFn: ({ signal }) =>
      request({
        path: communityPath(day, community),
        answer: communityReport,
        problem: reportProblem,
        signal,
      }),
    refetchInterval: ({ state: { data } }) => (data?.standing === undefined ? refreshMs : false),
  });

/** What a refusal tells of reports; undefined when it was something else. */
export function reportProblemOf(error: unknown): ReportProblem | undefined {
  return error instanceof ProblemError ? reportProblem.safeParse(error.problem).data : undefined;
}
