import { useQuery } from '@tanstack/react-query';
import { type ReportProblem, regionReport, reportProblem } from '../../../schemas/daily-report.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { request } from '../api/request.ts';

/** How far the reports of a day are in a region. */
export const useRegionReport = (region: string, day: string) =>
  useQuery({
    queryKey: ['report', region, day],
    queryFn: ({ signal }) =>
      request({
        path: `/v1/daily-reports/${day}?region=${region}`,
        answer: regionReport,
        problem: reportProblem,
        signal,
      }),
  });

/** What a refusal tells of reports; undefined when it was something else. */
export function reportProblemOf(error: unknown): ReportProblem | undefined {
  return error instanceof ProblemError ? reportProblem.safeParse(error.problem).data : undefined;
}
