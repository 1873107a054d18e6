import { colours, sizes } from './look.ts';
import type { Trend } from './one-page.ts';
import { type Page, placeText } from './place-text.ts';
import { showFigure } from './show-figure.ts';

/** So many days have their date below at most. */
const mostDates = 11;
const widest = 26;
/** How strong the bars of the days before are. */
const faint = 0.45;

/** Where values are drawn: from the axis on the left and the base line upwards. */
export interface Plot {
  x: number;
  base: number;
  width: number;
}

/** A bar for each day with some of the dates below; the last one strong, with its number. */
export function drawBars(
  page: Page,
  plot: Plot,
  { days, scale }: { days: Trend['days']; scale: number },
): void {
  const slot = plot.width / days.length;
  const width = Math.min(slot * 0.64, widest);
  const every = Math.ceil(days.length / mostDates);
  days.forEach(({ day, value }, index) => {
    const last = index === days.length - 1;
    const middle = plot.x + slot * (index + 0.5);
    const bar = { x: middle - width / 2, base: plot.base, width, height: Math.max(0, value ?? 0) * scale };
    drawBar(page, bar, last ? 1 : faint);
    const text = { width: 40, size: sizes.tiny, bold: last };
    // On the right edge of its bar, so that a long number stays on the page.
    const above = {
      ...text,
      x: bar.x + width,
      baseline: plot.base - bar.height - 3,
      align: 'right',
    } as const;
    if (last) placeText(page, showFigure(value), { ...above, colour: colours.accent });
    const below = { ...text, x: middle - 20, baseline: plot.base + 10, align: 'centre' } as const;
    // A day of which nothing is known is not a day with none.
    const unknown = { ...below, baseline: plot.base - 3, colour: colours.inkSoft };
    if (!last && value === undefined) placeText(page, showFigure(value), unknown);
    const colour = last ? colours.ink : colours.inkSoft;
    if ((days.length - 1 - index) % every === 0) placeText(page, shortDay(day), { ...below, colour });
  });
}

interface Bar extends Plot {
  height: number;
}

/** The lines behind it don't show through. */
function drawBar(page: Page, { x, base, width, height }: Bar, strength: number): void {
  page.rect(x, base - height, width, height).fill(colours.surface);
  page
    .fillOpacity(strength)
    .rect(x, base - height, width, height)
    .fill(colours.accent)
    .fillOpacity(1);
}

/** `2026-01-20` as `1/20`. */
function shortDay(day: string): string {
  return day.split('-').slice(1).map(Number).join('/');
}
