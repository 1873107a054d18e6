import type { ReportProgress } from '../../schemas/report-progress.ts';

/** How far several together are. */
export function sumProgress(some: readonly ReportProgress[]): ReportProgress {
  const of = (key: keyof ReportProgress): number => some.reduce((all, one) => all + one[key], 0);
  return { due: of('due'), confirmed: of('confirmed'), zero: of('zero'), objected: of('objected') };
}
