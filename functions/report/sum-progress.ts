import type { ReportProgress } from '../../schemas/report-progress.ts';

/** How far several together are. What only stands when a report is closed is told when it stands of all of them. */
export function sumProgress(some: readonly ReportProgress[]): ReportProgress {
  const of = (key: keyof ReportProgress): number => some.reduce((all, one) => all + (one[key] ?? 0), 0);
  const isClosed = some.length > 0 && some.every(({ silentZero }) => silentZero !== undefined);
  return {
    due: of('due'),
    confirmed: of('confirmed'),
    zero: of('zero'),
    objected: of('objected'),
    ...(isClosed && { silentZero: of('silentZero') }),
  };
}
