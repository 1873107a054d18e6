/** The word for a code that comes as text; the code itself when there is none. */
export function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
