/** So that spreadsheets read a file as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** A line of a CSV file (RFC 4180), its end included. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A text that begins like a formula is made one that does not: spreadsheets would run it. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
