import { drawCode } from './draw-code.ts';
import { colours, gap, left, right, sizes, top } from './look.ts';
import type { OnePage } from './one-page.ts';
import { type Page, placeText } from './place-text.ts';

const codeSize = 62;
const captionHeight = 14;

/**
 * The title and what it is about on the left, the code on the right, and a line below.
 * @returns where the next part begins
 */
export function drawHead(page: Page, { title, subtitles, code }: OnePage): number {
  const width = right - left - codeSize - gap;
  placeText(page, title, {
    x: left,
    baseline: top + 20,
    width,
    size: sizes.title,
    colour: colours.accent,
    bold: true,
  });
  subtitles.slice(0, 3).forEach((subtitle, index) => {
    const first = index === 0;
    const size = first ? sizes.heading : sizes.text;
    const colour = first ? colours.ink : colours.inkSoft;
    placeText(page, subtitle, {
      x: left,
      baseline: top + 41 + index * 14.5,
      width,
      size,
      colour,
      bold: first,
    });
  });
  drawCode(page, code.address, { x: right - codeSize, y: top - 4, size: codeSize });
  const caption = { x: right - codeSize - gap, width: codeSize + gap, baseline: top + codeSize + 5 };
  placeText(page, code.caption, {
    ...caption,
    x: right,
    size: sizes.tiny,
    colour: colours.inkSoft,
    align: 'right',
  });
  const end = top + codeSize + captionHeight;
  page.rect(left, end, right - left, 1.5).fill(colours.accent);
  return end + gap;
}
