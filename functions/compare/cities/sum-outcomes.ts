import { cityFieldFacts } from '../../../schemas/city-field.ts';
import type { CityCounts } from '../../../schemas/city-import.ts';
import { cityOutcome, cityOutcomeNames } from '../../../schemas/city-import.ts';
import { type CityRowOutcome, wordsOfReason } from '../../../schemas/city-row.ts';
import { byteOrderMark, csvLine } from '../../shared/csv/write-line.ts';
import { UnreconciledError } from '../reconcile/check-coverage.ts';

/**
 * What came of all rows of a file (invariant 8): each is one outcome.
 * @throws UnreconciledError when a row has none, or two
 */
export function sumOutcomes(outcomes: readonly CityRowOutcome[], rows: number): CityCounts {
  const counts = Object.fromEntries(cityOutcome.options.map((outcome) => [outcome, 0])) as Omit<
    CityCounts,
    'rows'
  >;
  for (const { outcome } of outcomes) counts[outcome] += 1;
  const found = new Set(outcomes.map(({ line }) => line)).size;
  if (outcomes.length !== rows)
    throw new UnreconciledError('rows and outcomes', { expected: rows, found: outcomes.length });
  if (found !== rows) throw new UnreconciledError('lines with an outcome', { expected: rows, found });
  return { rows, ...counts };
}

/** What came of each row, as lines for a spreadsheet: which line, and why; never what a cell holds. */
export function listOutcomes(outcomes: readonly CityRowOutcome[]): Buffer {
  const lines = [csvLine(['行号 Line', '结果', 'Outcome', '项 Field', '原因', 'Reason'])];
  for (const { line, outcome, field, reason } of outcomes.toSorted((one, other) => one.line - other.line)) {
    const named = cityOutcomeNames[outcome];
    const said = reason === undefined ? { zh: '', en: '' } : wordsOfReason(reason);
    const cell = field === undefined ? '' : cityFieldFacts(field).names.zh;
    lines.push(csvLine([line, named.zh, named.en, cell, said.zh, said.en]));
  }
  return Buffer.from(byteOrderMark + lines.join(''));
}
