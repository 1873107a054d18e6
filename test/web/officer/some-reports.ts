import type { CaseListRow } from '../../../schemas/case-list.ts';
import type { CommunityReport, Confirmation } from '../../../schemas/daily-report.ts';
import type { RegionReport } from '../../../schemas/report-progress.ts';
import { timetableOf } from '../../../schemas/report-timetable.ts';
import type { ReportedFigure, ReportedFigures, ReportedMetric } from '../../../schemas/reported-figures.ts';
import { noFigures } from '../../support/a-report.ts';
import { aRow } from './a-case.ts';

export const community = '410105001003';
/** Nobody works there: the township reports for it. */
export const unmanned = '410105001007';
export const reportedDay = '2026-01-17';

const times = {
  remind: '08:00',
  confirmBy: '09:00',
  tellTownships: '09:30',
  tellCounties: '10:00',
  close: '12:00',
};

/** The figures of a day on which only this happened. */
export function someFigures(told: Partial<Record<ReportedMetric, Partial<ReportedFigure>>>): ReportedFigures {
  const given = Object.entries(told).map(([metric, figure]) => [
    metric,
    { atMidnight: 0, since: 0, ...figure },
  ]);
  return { ...noFigures, ...Object.fromEntries(given) } as ReportedFigures;
}

/** Three declared, one of them came on the day, another came and that became known after it. */
export const busyFigures = someFigures({
  declared: { atMidnight: 3 },
  'declared.returning': { atMidnight: 3 },
  arrived: { atMidnight: 1, since: 1 },
  'arrived.returning': { atMidnight: 1, since: 1 },
  verified: { atMidnight: 2 },
});

export function aReport(changes: Partial<CommunityReport> = {}): CommunityReport {
  const day = changes.day ?? reportedDay;
  const { confirmBy, close } = timetableOf(day, times);
  return {
    day,
    community: { code: community, name: '体育社区居民居委会', path: '河南省/郑州市/金水区/经八路街道' },
    state: 'open',
    confirmBy,
    closesAt: close,
    asOf: '2026-01-17T23:00:00.000Z',
    figures: busyFigures,
    corrections: [],
    ...changes,
  };
}

/** A line of a list: one case of the community, of the invented person of this number. */
export function aLine(n: number, changes: Partial<CaseListRow> = {}): CaseListRow {
  const { section: _section, transfer: _transfer, ...row } = aRow();
  return {
    ...row,
    id: caseId(n),
    place: community,
    overdue: false,
    maskedName: `${'张李王赵'.charAt(n) || '某'}*明`,
    ...changes,
  };
}

/** The id of an invented case. */
export const caseId = (n: number): string => `case${String(n).padStart(18, '0')}`;

export function aConfirmation(changes: Partial<Confirmation> = {}): Confirmation {
  return {
    at: '2026-01-17T23:40:00.000Z',
    by: `officer-${community}`,
    place: community,
    onBehalf: false,
    kind: 'figures',
    figures: busyFigures,
    ...changes,
  };
}

/** Who of a region has reported; each community that has not can be called, but where nobody works. */
export function aRegionReport(region: string, reports: readonly CommunityReport[]): RegionReport {
  const progressOf = (some: readonly CommunityReport[]) => ({
    due: some.length,
    confirmed: some.filter(({ confirmation }) => confirmation !== undefined).length,
    zero: 0,
    objected: 0,
  });
  const { day, state, confirmBy, closesAt, asOf } = aReport({ day: reports[0]?.day ?? reportedDay });
  return {
    ...{ day, state, confirmBy, closesAt, asOf },
    region: { code: region, name: '经八路街道', path: '河南省/郑州市/金水区/经八路街道' },
    total: progressOf(reports),
    children: reports.map((one) => ({
      code: one.community.code,
      name: one.community.name,
      progress: progressOf([one]),
    })),
    missing: reports
      .filter(({ confirmation }) => confirmation === undefined)
      .map(({ community: { code, name } }) => ({
        code,
        name,
        derivedZero: false,
        ...(code === unmanned ? { unmanned: true as const } : { phone: '13900000001' }),
      })),
    objections: reports
      .filter(({ confirmation }) => confirmation?.objection?.answer === undefined)
      .filter(({ confirmation }) => confirmation?.objection !== undefined)
      .map(({ community: { code, name } }) => ({ code, name })),
  };
}
