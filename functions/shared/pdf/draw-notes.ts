import { colours, gap, left, right, sizes } from './look.ts';
import { oneLine, type Page } from './place-text.ts';

/** More of the page is for the table. */
const mostHeight = 84;
const setting = { width: right - left, lineGap: 1.5 };

/** How high notes become, with the room before them; nothing for none. */
export function heightOfNotes(page: Page, notes: readonly string[]): number {
  return notes.length === 0 ? 0 : Math.min(mostHeight, heightOf(page, fitNotes(page, notes))) + gap;
}

/** Writes the notes at the end of what is above the foot. What would take too much of the page is left out, and "…" says so. */
export function drawNotes(page: Page, end: number, notes: readonly string[]): void {
  if (notes.length === 0) return;
  const text = fitNotes(page, notes);
  const height = Math.min(mostHeight, heightOf(page, text));
  page
    .fillColor(colours.inkSoft)
    .text(text, left, end - height, { ...setting, height: height + 1, ellipsis: '…' });
}

function fitNotes(page: Page, notes: readonly string[]): string {
  const lines = notes.map(oneLine);
  let text = lines.join('\n');
  while (lines.length > 1 && heightOf(page, text) > mostHeight) {
    lines.pop();
    text = `${lines.join('\n')}\n…`;
  }
  return text;
}

function heightOf(page: Page, text: string): number {
  return page.font('regular').fontSize(sizes.small).heightOfString(text, setting);
}
