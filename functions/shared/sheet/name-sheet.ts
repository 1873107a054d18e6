/** Spreadsheets take no longer name. */
const longest = 31;

/** The name of a sheet, or of its continuation ("name (2)"), without what spreadsheets refuse in one. */
export function sheetNameOf(name: string, part: number): string {
  const allowed = name.replace(/[\u0000-\u001F\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '');
  const ending = part === 1 ? '' : ` (${part})`;
  return (
    allowed
      .slice(0, longest - ending.length)
      .toWellFormed()
      .trim() + ending
  );
}
