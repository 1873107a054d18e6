import { type RegionReport, regionReport } from '../../../schemas/daily-report.ts';
import { addDays, startOfDay } from '../../../schemas/shanghai-day.ts';
import { afternoon } from './some-cases.ts';
import { childrenOf, regionLine } from './some-regions.ts';

export const firstReported = '2025-12-22';
export const lastReported = '2026-01-19';

const hours = (day: string, hour: number) =>
  new Date(startOfDay(addDays(day, 1)).getTime() + hour * 3_600_000).toISOString();
/** Reports close in the evening here, so that yesterday's is open in the afternoon. */
const timesOf = (day: string) => ({ confirmBy: hours(day, 9), closesAt: hours(day, 18) });

/** A number that follows from a community and a day, from 0 to one below a modulus. */
const shift = (code: string, day: string, modulus: number) =>
  (Number(code.slice(6)) + 7 * Number(day.slice(-2))) % modulus;
/** Each fifth day is complete. */
const isMissing = (code: string, day: string) =>
  Number(day.slice(-2)) % 5 !== 0 && shift(code, day, 23) === 4;
const isZero = (code: string, day: string) => shift(code, day, 3) !== 0;
const isObjected = (code: string, day: string) => shift(code, day, 41) === 7;

function communitiesBelow(code: string): string[] {
  return code.length === 12 ? [code] : childrenOf(code).flatMap((child) => communitiesBelow(child.code));
}

function progressOf(code: string, day: string): RegionReport['total'] {
  const due = communitiesBelow(code);
  const confirmed = due.filter((one) => !isMissing(one, day));
  return {
    due: due.length,
    confirmed: confirmed.length,
    zero: confirmed.filter((one) => isZero(one, day)).length,
    objected: confirmed.filter((one) => isObjected(one, day)).length,
  };
}

/** How far a day is in a region, as the system answers it. */
export function someRegionReport(code: string, day: string): RegionReport {
  const { name = code, path = code } = regionLine(code) ?? {};
  const children = code.length === 12 ? [{ code, name }] : childrenOf(code);
  const { confirmBy, closesAt } = timesOf(day);
  return regionReport.parse({
    day,
    region: { code, name, path },
    state: afternoon.toISOString() < closesAt ? 'open' : 'closed',
    confirmBy,
    closesAt,
    asOf: afternoon.toISOString(),
    total: progressOf(code, day),
    children: children.map((child) => ({
      code: child.code,
      name: child.name,
      progress: progressOf(child.code, day),
    })),
  });
}
