import { type RowRejectionCode, rowRejections } from '../../../schemas/feed-outcome.ts';
import { outcomeReasons, type RowOutcomeState, rowOutcomeNames } from '../../../schemas/row-outcome.ts';
import { byteOrderMark, csvLine } from '../../shared/csv/write-line.ts';
import type { Outcome } from './tell-outcome.ts';

export interface AnsweredRow {
  /** Of the file, its header being the first. */
  line: number;
  /** What its sender calls it. */
  own: string;
  outcome: Omit<Outcome, 'state'> & { state: RowOutcomeState };
  /** Why it was not used. */
  fault?: RowRejectionCode;
}

const header = ['行号 Line', '函号 Letter', '结果', 'Outcome', '原因', 'Reason', '天数 Days'];

/** The answer to a letter as lines for a spreadsheet: what came of each row, and nobody’s name, document or phone. */
export function listOutcomes(rows: readonly AnsweredRow[]): Buffer {
  const lines = rows.map(({ line, own, outcome: { state, reason, days }, fault }) => {
    const { zh, en } = rowOutcomeNames[state];
    const why = fault === undefined ? reason && outcomeReasons[reason] : rowRejections[fault];
    return csvLine([line, own, zh, en, why?.zh ?? '', why?.en ?? '', days ?? '']);
  });
  return Buffer.from(byteOrderMark + [csvLine(header), ...lines].join(''));
}
