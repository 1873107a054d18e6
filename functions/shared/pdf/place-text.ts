import type PDFDocument from 'pdfkit';

export type Page = InstanceType<typeof PDFDocument>;

export interface Placement {
  /** The left end of the room for it, or the right one for texts on the right. */
  x: number;
  baseline: number;
  width: number;
  size: number;
  colour: string;
  bold?: boolean;
  align?: 'left' | 'right' | 'centre';
}

/** A text may become so small before something of it is left out. */
export const smallest = 0.65;

/**
 * Writes a line into the room for it. What is too long is set smaller first, and ends in "…" only when it would be too small to
 * read.
 * @returns how wide it is
 */
export function placeText(page: Page, text: string, placement: Placement): number {
  const { x, baseline, width, colour, bold = false, align = 'left' } = placement;
  page.font(bold ? 'bold' : 'regular');
  const { fitting, size, taken } = fitText(page, oneLine(text), placement);
  const start = { left: x, right: x - taken, centre: x + (width - taken) / 2 }[align];
  page
    .fontSize(size)
    .fillColor(colour)
    .text(fitting, start, baseline, { lineBreak: false, baseline: 'alphabetic' });
  return taken;
}

function fitText(
  page: Page,
  text: string,
  { width, size }: Placement,
): { fitting: string; size: number; taken: number } {
  const natural = page.fontSize(size).widthOfString(text);
  if (natural <= width) return { fitting: text, size, taken: natural };
  const shrunk = Math.max(size * smallest, (size * width) / natural);
  page.fontSize(shrunk);
  let fitting = text;
  for (let kept = Array.from(text); page.widthOfString(fitting) > width + 0.01 && kept.length > 0; ) {
    kept = kept.slice(0, -1);
    fitting = `${kept.join('')}…`;
  }
  return { fitting, size: shrunk, taken: page.widthOfString(fitting) };
}

/** How wide a line would be. */
export function widthOf(page: Page, text: string, { size, bold }: { size: number; bold: boolean }): number {
  return page
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .widthOfString(oneLine(text));
}

/** Fonts have no signs for line ends and their like, and show boxes for them. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').toWellFormed();
}
