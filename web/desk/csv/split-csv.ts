/** A record of a CSV file, with the line that it begins on. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

export type SplitCsv = { records: CsvRecord[] } | { openQuote: number };

/**
 * The records of a CSV text (RFC 4180): cells in quotation marks may hold commas, line ends and doubled quotation marks. Lines
 * without anything are left out. Says on which line a quotation mark begins that never ends.
 */
export function splitCsv(text: string): SplitCsv {
  const records: CsvRecord[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const record: CsvRecord = { line, cells: [] };
    for (;;) {
      const cell = readCell(text, at);
      if (cell === undefined) return { openQuote: line };
      record.cells.push(cell.text);
      line += cell.lineEnds;
      at = cell.end + 1;
      if (text[cell.end] !== ',') break;
    }
    // \r\n is one line end.
    if (text[at - 1] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    if (record.cells.some((cell) => cell.trim() !== '')) records.push(record);
  }
  return { records };
}

interface ReadCell {
  text: string;
  /** Where what ends it stands: a comma, a line end, or the end of the text. */
  end: number;
  /** Line ends within it. */
  lineEnds: number;
}

function readCell(text: string, start: number): ReadCell | undefined {
  if (text[start] !== '"') {
    const end = endOf(text, start);
    return { text: text.slice(start, end), end, lineEnds: 0 };
  }
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return undefined;
    at = quote + 1;
    if (text[at] !== '"') break;
    at += 1;
  }
  const quoted = text.slice(start + 1, at - 1).replaceAll('""', '"');
  const end = endOf(text, at);
  return { text: quoted + text.slice(at, end), end, lineEnds: quoted.match(/\r\n|\r|\n/g)?.length ?? 0 };
}

function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (/[,\r\n]/.test(text[at] ?? '')) return at;
  return text.length;
}
