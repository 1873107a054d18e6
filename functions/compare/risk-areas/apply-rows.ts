import type { AreaRecords, KeptArea } from './change-area.ts';

/** A line of an import, and the records that it comes to; none when it changes nothing. */
export interface RowToApply {
  line: number;
  region: string;
  records: readonly KeptArea[];
}

type Known = ReadonlyMap<string, readonly KeptArea[]>;

/** Records of one transaction, which takes 100. */
const mostTogether = 40;
// Whoever loses so often meets more than another clerk.
const mostTries = 6;

/**
 * Writes the records of an import, some lines at a time, and says which lines are written: a line with all its records, or
 * not at all. A region that somebody else changed meanwhile is left to them, with all its lines; the others go on. What an earlier
 * try has written is not written again.
 */
export async function applyRows(
  records: AreaRecords,
  rows: readonly RowToApply[],
  known: Known,
): Promise<ReadonlySet<number>> {
  const applied = new Set<number>();
  const lost = new Set<string>();
  const isThere = (row: RowToApply) => row.records.every((record) => isKept(record, known));
  for (const row of rows) if (isThere(row)) applied.add(row.line);
  for (const batch of batchesOf(rows.filter((row) => !applied.has(row.line)))) {
    const waiting = batch.filter(({ region }) => !lost.has(region));
    const written = new Set(await writeTogether(records, waiting));
    for (const row of waiting)
      if (written.has(row)) applied.add(row.line);
      else lost.add(row.region);
  }
  return applied;
}

/** Writes lines in one transaction, and those of them that it could with another; returns these. */
async function writeTogether(
  records: AreaRecords,
  rows: readonly RowToApply[],
): Promise<readonly RowToApply[]> {
  let waiting = rows;
  for (let tries = 0; tries < mostTries && waiting.length > 0; tries += 1) {
    if (await records.keep(waiting.flatMap((row) => row.records))) return waiting;
    waiting = await stillFree(records, waiting);
  }
  return [];
}

function isKept({ area, mark }: KeptArea, known: Known): boolean {
  const there = known.get(area.region) ?? [];
  return there.some((kept) => kept.area.version === area.version && kept.mark?.key === mark?.key);
}

/** Lines of the regions whose numbers nobody else has taken. */
async function stillFree(records: AreaRecords, rows: readonly RowToApply[]): Promise<RowToApply[]> {
  const taken = new Set<string>();
  for (const { region, records: planned } of rows) {
    const versions = new Set((await records.of(region)).map(({ area }) => area.version));
    if (planned.some(({ area }) => versions.has(area.version))) taken.add(region);
  }
  return rows.filter(({ region }) => !taken.has(region));
}

/** Lines in their order, so many that their records are written at once. */
function batchesOf(rows: readonly RowToApply[]): RowToApply[][] {
  const batches: RowToApply[][] = [];
  let count = mostTogether;
  for (const row of rows) {
    if (count + row.records.length > mostTogether) {
      batches.push([]);
      count = 0;
    }
    batches.at(-1)?.push(row);
    count += row.records.length;
  }
  return batches;
}
