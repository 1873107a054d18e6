import { drawBars, type Plot } from './draw-bars.ts';
import { colours, gap, left, right, sizes } from './look.ts';
import type { Trend } from './one-page.ts';
import { type Page, placeText } from './place-text.ts';
import { marksOf } from './scale-axis.ts';
import { showFigure } from './show-figure.ts';

const mostDays = 31;
const plotHeight = 92;
const axisWidth = 38;

/**
 * A bar for each day, the last one strong and with its number.
 * @returns where the next part begins
 */
export function drawTrend(page: Page, y: number, { title, unit, days: all }: Trend): number {
  const days = all.slice(-mostDays);
  if (days.length === 0) return y;
  const heading = { x: left, baseline: y + 9, width: right - left, size: sizes.heading, bold: true };
  const taken = placeText(page, title, { ...heading, colour: colours.ink });
  const beside = {
    ...heading,
    x: left + taken + 6,
    width: right - left - taken - 6,
    size: sizes.small,
    bold: false,
  };
  placeText(page, unit, { ...beside, colour: colours.inkSoft });
  const plot = { x: left + axisWidth, base: y + 26 + plotHeight, width: right - left - axisWidth };
  const marks = marksOf(Math.max(0, ...days.map(({ value }) => value ?? 0)));
  const scale = plotHeight / (marks.at(-1) ?? 1);
  drawMarks(page, plot, { marks, scale });
  drawBars(page, plot, { days, scale });
  return plot.base + 14 + gap;
}

function drawMarks(
  page: Page,
  { x, base, width }: Plot,
  { marks, scale }: { marks: number[]; scale: number },
): void {
  for (const mark of marks) {
    const y = base - mark * scale;
    page.rect(x, y - 0.25, width, 0.5).fill(mark === 0 ? colours.inkSoft : colours.line);
    const label = {
      x: x - 6,
      baseline: y + 2.5,
      width: axisWidth - 6,
      size: sizes.tiny,
      align: 'right',
    } as const;
    placeText(page, showFigure(mark), { ...label, colour: colours.inkSoft });
  }
}
