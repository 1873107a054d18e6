import { type LaidColumn, layColumns } from './lay-columns.ts';
import { colours, left, right, sizes } from './look.ts';
import type { Figure, PageTable } from './one-page.ts';
import { type Page, placeText } from './place-text.ts';
import { showFigure } from './show-figure.ts';

const headHeight = 17;
const titleHeight = 18;
const inset = 5;
const heights = { tall: 15.5, low: 12.2 };

export interface TableRoom {
  y: number;
  end: number;
  /** Say how many rows are left out: the last ones, or the lightest. */
  more: (count: number) => string;
  lighter: (count: number) => string;
}

/** A table into the room that is left on the page: rows come closer before any is left out, and it is said how many are. */
export function drawTable(page: Page, table: PageTable, { y, end, more, lighter }: TableRoom): void {
  const title = { x: left, baseline: y + 9, width: right - left, size: sizes.heading, bold: true };
  placeText(page, table.title, { ...title, colour: colours.ink });
  const head = y + titleHeight;
  const { rows, height, leftOut } = chooseRows(table, end - head - headHeight);
  const values = rows.map(([cells]) => cells);
  const columns = layColumns(page, table, values);
  drawHeadings(page, table, { columns, y: head });
  rows.forEach(([cells, bold], index) => {
    const line = head + headHeight + (index + 1) * height;
    drawRow(page, columns, { cells, baseline: line - 4, bold });
    page.rect(left, line - 0.25, right - left, 0.5).fill(colours.line);
  });
  if (leftOut === 0) return;
  const baseline = head + headHeight + (rows.length + 1) * height - 4;
  const last = { x: left + inset, baseline, width: right - left - inset, size: sizes.small };
  const say = table.weights === undefined ? more : lighter;
  placeText(page, say(leftOut), { ...last, colour: colours.inkSoft });
}

function drawHeadings(
  page: Page,
  table: PageTable,
  { columns, y }: { columns: readonly LaidColumn[]; y: number },
): void {
  page.rect(left, y, right - left, headHeight).fill(colours.accentSoft);
  const cells = table.columns.map(({ heading }) => heading);
  const smaller = columns.map((column) => ({ ...column, size: sizes.small }));
  drawRow(page, smaller, { cells, baseline: y + headHeight - 5.5, bold: true });
}

type Line = [values: readonly Figure[], bold: boolean];

function chooseRows({ total, rows, weights }: PageTable, room: number) {
  const first: Line[] = total === undefined ? [] : [[total, true]];
  const count = first.length + rows.length;
  const height = Math.min(heights.tall, Math.max(heights.low, room / count));
  const fitting = Math.floor(room / height + 0.01);
  // The line that says how many are left out takes the place of one.
  const most = count <= fitting ? rows.length : Math.max(0, fitting - 1 - first.length);
  const shown = heaviest(rows, most, weights).map((row): Line => [row, false]);
  return { rows: [...first, ...shown], height, leftOut: rows.length - shown.length };
}

/** So many of the rows, in their order. */
function heaviest<Row>(rows: readonly Row[], most: number, weights: readonly number[] = []): Row[] {
  const weight = (index: number): number => weights[index] ?? 0;
  const order = rows.map((_, index) => index).toSorted((one, other) => weight(other) - weight(one));
  const chosen = new Set(order.slice(0, most));
  return rows.filter((_, index) => chosen.has(index));
}

function drawRow(
  page: Page,
  columns: readonly LaidColumn[],
  { cells, baseline, bold }: { cells: readonly Figure[]; baseline: number; bold: boolean },
): void {
  columns.forEach((column, index) => {
    placeText(page, showFigure(cells[index]), { ...column, baseline, bold, colour: colours.ink });
  });
}
