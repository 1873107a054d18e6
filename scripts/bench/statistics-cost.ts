import type { MeterEntry } from './system-under-load.ts';

/**
 * What figures cost a life. The bench declares as fast as it can, so its batches of the stream are larger than on a day of
 * 100,000 declarations: 2.5 changes of a life each make 2.9 changes a second over 24 hours, and a batch is collected for a
 * second. There every batch is one entry of the journal below 1 KB, one unit: so many entries are counted, not the bench's own.
 */
export const changesASecond = (100_000 * 2.5) / 86_400;
/** A batch is never smaller than the change that opens it; those of the second that follows come on top. */
export const changesABatch = 1 + changesASecond;

/** Units of what functions of the figures did, in one life: the journal's of the batches of such a day, the carry's as metered. */
export function statisticsCost(
  {
    journal,
    carry,
    changes,
  }: { journal: readonly MeterEntry[]; carry: readonly MeterEntry[]; changes: number },
  lives: number,
): {
  journalUnits: number;
  carryUnits: number;
  readUnits: number;
  meteredJournalUnits: number;
  invocations: number;
} {
  const of = (entries: readonly MeterEntry[], key: 'writeUnits' | 'readUnits') =>
    entries.filter(isOfFigures).reduce((sum, entry) => sum + entry[key], 0) / lives;
  const invocations = changes / lives / changesABatch;
  return {
    // An entry of four changes is some 250 B: one unit.
    journalUnits: invocations,
    meteredJournalUnits: of(journal, 'writeUnits'),
    carryUnits: of(carry, 'writeUnits'),
    readUnits: of(carry, 'readUnits'),
    invocations,
  };
}

/** Whether a call is the figures' own; the bench reports it apart from the step that set it off. */
export function isOfFigures({ functionName }: Pick<MeterEntry, 'functionName'>): boolean {
  return /Statistics(Stream|Carry|Queue)/.test(functionName);
}
