import { create } from 'qrcode/lib/core/qrcode.js';
import { colours } from './look.ts';
import type { Page } from './place-text.ts';

/** Draws a QR code as shapes, a run of dark modules each: sharp at any size. The white around it is the paper's. */
export function drawCode(
  page: Page,
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = size / modules.size;
  for (let row = 0; row < modules.size; row += 1)
    for (const [start, end] of runsOf(modules.size, (column) => modules.get(row, column) === 1))
      page.rect(x + start * side, y + row * side, (end - start) * side, side);
  page.fill(colours.ink);
}

function* runsOf(size: number, isDark: (column: number) => boolean): Generator<[start: number, end: number]> {
  for (let start = 0; start < size; start += 1) {
    let end = start;
    while (end < size && isDark(end)) end += 1;
    if (end > start) yield [start, end];
    start = end;
  }
}
