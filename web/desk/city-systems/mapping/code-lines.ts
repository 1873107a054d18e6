import { listOf, textOf } from './text-list.ts';

/** Cells whose codes are too many for a field each. */
export const listedCells = ['community', 'country'] as const;
export type ListedCell = (typeof listedCells)[number];

export const listedCellOf = (cell: string): ListedCell | undefined => listedCells.find((one) => one === cell);

const ours: Readonly<Record<ListedCell, RegExp>> = { community: /^\d{12}$/, country: /^[A-Z]{2}$/ };

type Codes = Readonly<Record<string, readonly string[]>>;

/** How communities or countries are written, a line each: our code, a comma or a tab, how the city writes it. */
export function linesOf(codes: Codes): string {
  return Object.entries(codes)
    .map(([code, spellings]) => `${code},${textOf(spellings)}`)
    .join('\n');
}

/** The lines as codes; `wrong` are the numbers of those that are none. */
export function readLines(
  cell: ListedCell,
  text: string,
): { codes: Record<string, string[]>; wrong: number[] } {
  const codes: Record<string, string[]> = {};
  const wrong: number[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const [, code = '', rest = ''] = /^\s*([^\s,，]+)\s*[,，\t](.+)$/.exec(line) ?? [];
    const spellings = listOf(rest);
    if (spellings.length === 0 || !ours[cell].test(code)) wrong.push(index + 1);
    else codes[code] = [...(codes[code] ?? []), ...spellings];
  }
  return { codes, wrong };
}
