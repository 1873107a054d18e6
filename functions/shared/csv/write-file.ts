import { shanghaiMinute } from '../../../schemas/shanghai-day.ts';
import type { Cell, CellKind, Sheet, WrittenFile, WrittenSheet } from '../sheet/sheet.ts';
import { byteOrderMark, csvLine } from './write-line.ts';

/** Lines are handed on in pieces of so many characters. */
const pieceLength = 64 * 1_024;

/** Writes a table as CSV (RFC 4180) while its rows come: a mark of its encoding, the headings, a line each. */
export function writeCsv(sheet: Sheet): WrittenFile {
  const written: WrittenSheet = { name: sheet.name, part: 1, rows: 0 };
  return { bytes: csvPieces(sheet, written), sheets: [written] };
}

async function* csvPieces({ columns, rows }: Sheet, written: WrittenSheet): AsyncGenerator<Buffer> {
  let text = byteOrderMark + csvLine(columns.map(({ heading }) => heading));
  for await (const row of rows) {
    text += csvLine(columns.map(({ kind }, index) => shown(kind, row[index])));
    written.rows += 1;
    if (text.length < pieceLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** An instant as on the clocks of Shanghai; what is none, and anything else, stays as it is. */
function shown(kind: CellKind, cell: Cell): string | number {
  if (kind !== 'instant' || cell === undefined || Number.isNaN(Date.parse(String(cell)))) return cell ?? '';
  return shanghaiMinute(String(cell));
}
