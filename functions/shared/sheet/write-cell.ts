import { startOfDay } from '../../../schemas/shanghai-day.ts';
import { textElement } from './escape-text.ts';
import type { Cell, CellKind, Column } from './sheet.ts';
import { styleOf } from './styles.ts';

const dayMs = 24 * 3_600_000;
/** Spreadsheets count days from 30 December 1899. */
const epochDay = 25_569;
/** Spreadsheets know no time zones: an instant is shown as on the clocks of Shanghai. */
const offsetMs = 8 * 3_600_000;

/** The letters of a column, from 0: `A` … `Z`, `AA` … */
export function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}

/**
 * Writes the cells of one column. A text is typed as one, so nothing that it begins with makes it a formula, and ids, phones and codes
 * keep their zeros and digits (design.md §8). What is no number or day, in a column of them, is written as the text that it is.
 */
export function cellWriter({ kind }: Column, column: number): (cell: Cell, row: number) => string {
  const reference = `<c r="${lettersOf(column)}`;
  const asText = `" s="${styleOf.text}" t="inlineStr"><is>`;
  const asNumber = `" s="${styleOf[kind]}"><v>`;
  const valueOf = numberOf[kind];
  return (cell, row) => {
    if (cell === undefined || cell === '') return '';
    const value = valueOf(cell);
    if (value !== undefined && Number.isFinite(value)) return `${reference}${row}${asNumber}${value}</v></c>`;
    return `${reference}${row}${asText}${textElement(String(cell))}</is></c>`;
  };
}

const numberOf: Record<CellKind, (cell: string | number) => number | undefined> = {
  text: () => undefined,
  whole: onlyNumber,
  decimal: onlyNumber,
  day: (cell) => (startOfDay(String(cell)).getTime() + offsetMs) / dayMs + epochDay,
  // To the second below: a spreadsheet rounds, and the last millisecond of a day would be shown on the next.
  instant: (cell) => (Math.floor(Date.parse(String(cell)) / 1_000) * 1_000 + offsetMs) / dayMs + epochDay,
};

function onlyNumber(cell: string | number): number | undefined {
  return typeof cell === 'number' ? cell : undefined;
}
