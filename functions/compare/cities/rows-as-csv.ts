import type { CityRowsRequest } from '../../../schemas/city-import.ts';

/** So that a reader knows the encoding from the first byte on. */
const mark = '\uFEFF';

/** Rows as the file that a city would have sent: by its own names of columns, each cell as it was sent. */
export function rowsAsCsv(rows: CityRowsRequest['rows']): Buffer {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
  return Buffer.from(mark + lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join(''));
}

/** RFC 4180; a line break within a cell is no part of what a cell says. */
function quoted(text: string): string {
  return text === '' ? '' : `"${text.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`;
}
