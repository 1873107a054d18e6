/** A community that a template is to be filled for. */
export interface TemplateLine {
  code: string;
  name: string;
}

/** A text that begins like a formula is made one that does not: spreadsheets would run it. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A tab before its digits keeps a code a text in spreadsheets, which would write it as 4.10105E+11; it is read without it. */
const codeCell = (code: string) => `\t${code}`;

/** A CSV file with the names of the columns, and a line to be filled for each community. */
export function templateText(headings: readonly string[], lines: readonly TemplateLine[]): string {
  const empty = Array.from({ length: headings.length - 2 }, () => '');
  const written = [
    headings.map(cellOf),
    ...lines.map(({ code, name }) => [codeCell(code), cellOf(name), ...empty]),
  ];
  return `\uFEFF${written.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}
