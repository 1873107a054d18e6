import { colours, sizes } from './look.ts';
import type { KeyFigure } from './one-page.ts';
import { type Page, placeText, widthOf } from './place-text.ts';
import { showFigure } from './show-figure.ts';

export const cardHeight = 66;
const inset = 10;
/** Which part of a card its unit may take. */
const mostOfUnit = 0.4;

/** The room for a line of a card. */
interface Room {
  x: number;
  y: number;
  width: number;
}

/** A key figure on its ground: what it is, how much of what, and beside what it was. What needs somebody is marked. */
export function drawCard(page: Page, figure: KeyFigure, { x, y, width }: Room): void {
  const { label, comparisons, urgent = false } = figure;
  page.roundedRect(x, y, width, cardHeight, 4).fill(colours.ground);
  page.rect(x, y + 8, 2, cardHeight - 16).fill(urgent ? colours.action : colours.accent);
  if (urgent) drawMark(page, { x: x + width - 12, y: y + 12 });
  const room = { x: x + inset, y, width: width - inset - 6 };
  const soft = { ...room, colour: colours.inkSoft };
  const beside = { ...soft, width: room.width - (urgent ? 10 : 0) };
  placeText(page, label, { ...beside, baseline: y + 15, size: sizes.small });
  drawValue(page, figure, { ...room, y: y + 37 });
  comparisons.slice(0, 2).forEach((comparison, index) => {
    placeText(page, comparison, { ...soft, baseline: y + 49 + index * 10, size: sizes.tiny });
  });
}

function drawValue(page: Page, { value, unit, urgent }: KeyFigure, { x, y, width }: Room): void {
  const ofUnit = Math.min(widthOf(page, unit, { size: sizes.small, bold: false }), width * mostOfUnit);
  const colour = urgent === true ? colours.action : colours.accent;
  const number = { x, baseline: y, width: width - ofUnit - 3, size: sizes.figure, colour, bold: true };
  const taken = placeText(page, showFigure(value), number);
  const after = { x: x + taken + 3, baseline: y, width: ofUnit, size: sizes.small };
  placeText(page, unit, { ...after, colour: colours.inkSoft });
}

/** More than a colour: pages are printed in black as well. */
function drawMark(page: Page, { x, y }: { x: number; y: number }): void {
  page.circle(x, y, 5).fill(colours.action);
  const sign = { x: x - 5, baseline: y + 2.6, width: 10, size: sizes.small, bold: true } as const;
  placeText(page, '!', { ...sign, align: 'centre', colour: colours.surface });
}
