import type { ReportProgress } from '../../../schemas/report-progress.ts';

/** How many communities have not reported. */
export const missingOf = ({ due, confirmed }: ReportProgress): number => due - confirmed;
