import type { Worklist, WorklistRow } from '../../../schemas/worklist.ts';

function countsOf(rows: readonly WorklistRow[], complete: boolean): Worklist['counts'] {
  const count = (section: WorklistRow['section']) => rows.filter((row) => row.section === section).length;
  return {
    overdue: count('overdue'),
    waitingForAcceptance: count('waiting-for-acceptance'),
    arrivingToday: count('arriving-today'),
    new: count('new'),
    all: rows.length,
    complete,
  };
}

/**
 * A list with the page after it. A row that moved between the two readings stands once. The server counts what it read
 * for one page; of more pages the rows that are there are counted.
 */
export function joinPages(list: Worklist, page: Worklist): Worklist {
  const known = new Set(list.rows.map(({ id }) => id));
  const rows = [...list.rows, ...page.rows.filter(({ id }) => !known.has(id))];
  const { next: _, counts: __, ...rest } = list;
  const counts = countsOf(rows, page.next === undefined);
  return { ...rest, counts, rows, ...(page.next === undefined ? {} : { next: page.next }) };
}
