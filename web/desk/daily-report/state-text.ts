import type { RegionReport } from '../../../schemas/report-progress.ts';
import { clockText, timeText } from '../words/day-words.ts';
import type { ReportWords } from './words/zh.ts';

type Times = Pick<RegionReport, 'state' | 'confirmBy' | 'closesAt' | 'asOf'>;

/** Until when the day is reported, or since when it is closed. */
export function stateText(
  { state, confirmBy, closesAt, asOf }: Times,
  { state: words }: ReportWords,
): string {
  if (state === 'closed') return words.closed(timeText(closesAt));
  const said = asOf < confirmBy ? words.open : words.late;
  return said(clockText(confirmBy), clockText(closesAt));
}
