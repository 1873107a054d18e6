import type { Figure } from './one-page.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number with a comma at each thousand; a text as it is; a dash where nothing is known. */
export function showFigure(figure: Figure): string {
  if (figure === undefined) return '—';
  return typeof figure === 'number' ? grouped.format(figure) : figure;
}
