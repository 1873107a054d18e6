import { listOf, textOf } from './text-list.ts';

type Codes = Readonly<Record<string, readonly string[]>>;

/** How communities are written, a line each: our code, a comma or a tab, how the city writes it. */
export function linesOf(codes: Codes): string {
  return Object.entries(codes)
    .map(([code, spellings]) => `${code},${textOf(spellings)}`)
    .join('\n');
}

/** The lines as codes; `wrong` are the numbers of those that are none. */
export function readLines(text: string): { codes: Record<string, string[]>; wrong: number[] } {
  const codes: Record<string, string[]> = {};
  const wrong: number[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const [, code = '', rest = ''] = /^\s*(\d{12})\s*[,，\t](.+)$/.exec(line) ?? [];
    const spellings = listOf(rest);
    if (spellings.length === 0) wrong.push(index + 1);
    else codes[code] = [...(codes[code] ?? []), ...spellings];
  }
  return { codes, wrong };
}
