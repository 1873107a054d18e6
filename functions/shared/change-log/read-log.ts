import { overdueChangeHours } from '../../../schemas/reader-standing.ts';
import { type ChangeBatch, findBatch, findLastBatch } from '../table/change-log-store.ts';
import type { Table } from '../table/table.ts';
import { findPosition } from './find-position.ts';

/** The last batch of the log, and the last that was noted at an instant or before it. */
export interface LogEnds {
  last: ChangeBatch | undefined;
  at: (instant: Date) => Promise<ChangeBatch | undefined>;
}

export async function readLogEnds(table: Table): Promise<LogEnds> {
  const last = await findLastBatch(table);
  const find = (n: number) => findBatch(table, n);
  return {
    last,
    at: async (instant) => last && findPosition(find, last, instant.toISOString()),
  };
}

/** Before it, whatever was noted should have been acknowledged. */
export const overdueAt = (now: Date): Date => new Date(now.getTime() - overdueChangeHours * 3_600_000);
