import { drawCard, cardHeight as height } from './draw-card.ts';
import { gap, left, right } from './look.ts';
import type { KeyFigure } from './one-page.ts';
import type { Page } from './place-text.ts';

const between = 8;
const mostInRow = 5;
const most = 10;

/**
 * The key figures as a grid of one or two rows: what it is, how much, and against what.
 * @returns where the next part begins
 */
export function drawFigures(page: Page, y: number, figures: readonly KeyFigure[]): number {
  const shown = figures.slice(0, most);
  if (shown.length === 0) return y;
  const rows = Math.ceil(shown.length / mostInRow);
  const inRow = Math.ceil(shown.length / rows);
  const width = (right - left - (inRow - 1) * between) / inRow;
  shown.forEach((figure, index) => {
    const column = index % inRow;
    const row = Math.floor(index / inRow);
    drawCard(page, figure, {
      x: left + column * (width + between),
      y: y + row * (height + between),
      width,
    });
  });
  return y + rows * (height + between) - between + gap;
}
