import type { RegionReport, ReportProgress } from '../../../../schemas/report-progress.ts';
import { missingOf } from '../missing-of.ts';

/** Of communities that have not reported: of how many the data say that nothing happened, and of how many that something did. */
export interface Zeros {
  none: number;
  some: number;
}

/**
 * What the data say of those of a region that are missing (requirements E5, invariant 6): as it stands since the report was closed, or from
 * the list of the missing. Undefined where neither tells it: above a county while the report is open.
 */
export function zerosOf(
  { missing }: Pick<RegionReport, 'missing'>,
  { code, progress }: { code: string; progress: ReportProgress },
): Zeros | undefined {
  const all = missingOf(progress);
  const none =
    progress.silentZero ?? missing?.filter((one) => one.derivedZero && one.code.startsWith(code)).length;
  return none === undefined ? undefined : { none, some: all - none };
}
