import { left, right, sizes } from './look.ts';
import type { Figure, PageTable } from './one-page.ts';
import { type Page, smallest, widthOf } from './place-text.ts';
import { showFigure } from './show-figure.ts';

const inset = 5;
/** A column of names takes at least so much of the width, so that columns of numbers don't drift apart. */
const leastOfText = 0.2;

/** Where the texts of a column stand, and how large all of them are. */
export interface LaidColumn {
  x: number;
  width: number;
  size: number;
  align: 'left' | 'right';
}

/** Columns as wide as what is in them: names get what they need, numbers share what is left; names shrink together when both can't. */
export function layColumns(
  page: Page,
  { columns }: PageTable,
  rows: readonly (readonly Figure[])[],
): LaidColumn[] {
  const widest = columns.map(({ heading }, index) =>
    Math.max(
      widthOf(page, heading, { size: sizes.small, bold: true }),
      ...rows.map((row) => widthOf(page, showFigure(row[index]), { size: sizes.text, bold: true })),
    ),
  );
  const isText = columns.map(({ kind }) => kind === 'text');
  const widths = shareWidth(widest, isText);
  let x = left;
  return widths.map((width, index) => {
    const start = x;
    x += width;
    const room = width - 2 * inset;
    const size = sizes.text * Math.max(smallest, Math.min(1, room / (widest[index] ?? room)));
    return isText[index] === true
      ? { x: start + inset, width: room, size, align: 'left' }
      : { x: x - inset, width: room, size, align: 'right' };
  });
}

function shareWidth(widest: readonly number[], isText: readonly boolean[]): number[] {
  const whole = right - left;
  const needed = widest.map((width, index) =>
    Math.max(width + 2 * inset, isText[index] === true ? whole * leastOfText : 0),
  );
  const sumOf = (text: boolean) =>
    needed.reduce((sum, width, index) => (isText[index] === text ? sum + width : sum), 0);
  const spare = whole - sumOf(true) - sumOf(false);
  const ofNumbers = isText.filter((text) => !text).length;
  const shrink = Math.max(0, whole - sumOf(false)) / sumOf(true);
  return needed.map((width, index) => {
    if (isText[index] === true) return spare < 0 || ofNumbers === 0 ? width * shrink : width;
    return width + Math.max(0, spare) / ofNumbers;
  });
}
