import { textElement } from './escape-text.ts';
import type { CellKind, Column, Row } from './sheet.ts';
import { styleOf } from './styles.ts';
import { cellWriter, lettersOf } from './write-cell.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** What a sheet is written with; the row is that of the spreadsheet, the head's is 1. */
export interface SheetWriter {
  before: string;
  row: (cells: Row, row: number) => string;
  after: (lastRow: number) => string;
  lastColumn: string;
}

/** Writes sheets with the same columns: a bold head that stays in sight, a filter on each column, printed to the width of a page. */
export function sheetWriter(columns: readonly Column[]): SheetWriter {
  const writers = columns.map(cellWriter);
  const lastColumn = lettersOf(columns.length - 1);
  return {
    lastColumn,
    before: head(columns),
    row: (cells, row) => {
      let xml = `<row r="${row}">`;
      for (let column = 0; column < writers.length; column += 1)
        xml += writers[column]?.(cells[column], row) ?? '';
      return `${xml}</row>`;
    },
    after: (lastRow) =>
      `</sheetData><autoFilter ref="A1:${lastColumn}${lastRow}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  };
}

function head(columns: readonly Column[]): string {
  const widths = columns
    .map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('');
  const headings = columns
    .map(
      ({ heading, kind }, index) =>
        `<c r="${lettersOf(index)}1" s="${headingStyle(kind)}" t="inlineStr"><is>${textElement(heading)}</is></c>`,
    )
    .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1" ht="20" customHeight="1">${headings}</row>`
  );
}

function headingStyle(kind: CellKind): number {
  return kind === 'whole' || kind === 'decimal' ? styleOf.headingOfNumbers : styleOf.heading;
}
