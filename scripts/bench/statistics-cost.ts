import type { MeterEntry } from './system-under-load.ts';

/**
 * What figures cost a life. The bench declares as fast as it can, so its batches of the stream are larger than on a day of
 * 100,000 declarations: 2.5 changes of a life make 2.9 changes a second over 24 hours, and a batch is collected for a second
 * from its first change on. Such a batch is one entry of the journal below 1 KB, one unit. Assumed is one shard; with so many
 * that hardly two changes meet in a second, it is one unit for each change, 2.5 a life.
 */
const changesALife = 2.5;
const changesASecond = (100_000 * changesALife) / 86_400;
export const changesABatch = 1 + changesASecond;
export const journalUnitsALife = changesALife / changesABatch;

/** Write units that the functions of the figures used, a life. */
export function meteredFigures(
  entries: readonly MeterEntry[],
  lives: number,
): { journalUnits: number; carryUnits: number } {
  const of = (name: RegExp) =>
    entries
      .filter(({ functionName }) => name.test(functionName))
      .reduce((sum, { writeUnits }) => sum + writeUnits, 0) / lives;
  return { journalUnits: of(/StatisticsStream/), carryUnits: of(/StatisticsCarry/) };
}

/** Whether a call is the figures' own; the bench reports it apart from the step that set it off. */
export function isOfFigures({ functionName }: Pick<MeterEntry, 'functionName'>): boolean {
  return /Statistics(Stream|Carry|Queue)/.test(functionName);
}
