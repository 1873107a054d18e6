/** What commas part, of either width; what holds a comma itself stands in quotation marks. */
export function listOf(text: string): string[] {
  const parts = text.matchAll(/"((?:[^"]|"")*)"|[^,，"]+/g);
  return [...parts]
    .map(([whole, quoted]) => (quoted === undefined ? whole : quoted.replaceAll('""', '"')).trim())
    .filter((part) => part !== '');
}

/** The same as somebody would type it. */
export function textOf(list: readonly string[]): string {
  return list.map((part) => (/[,，"]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part)).join(', ');
}
