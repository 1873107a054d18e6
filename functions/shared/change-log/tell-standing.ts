import type { ReaderStanding } from '../../../schemas/reader-standing.ts';
import type { Acknowledged } from './acknowledged.ts';

/** How many changes of each city were noted up to a batch of a log. */
export interface Counted {
  begun: string;
  totals: Readonly<Partial<Record<string, number>>>;
}

interface Kept {
  acknowledged: Acknowledged;
  compared?: NonNullable<ReaderStanding['compared']>;
}

/**
 * Changes of a city that were noted up to a batch and not acknowledged: all of a log that began later than the one that was acknowledged, none of
 * one before it.
 */
export function waitingOf({ city, begun, told }: Kept['acknowledged'], upTo: Counted | undefined): number {
  if (upTo === undefined || upTo.begun < begun) return 0;
  const noted = upTo.totals[city] ?? 0;
  return upTo.begun === begun ? Math.max(0, noted - told) : noted;
}

/** How far a system has come, by the last batch and the last of those that wait for too long (requirements J1). */
export function tellStanding(
  { acknowledged, compared }: Kept,
  { last, overdue }: { last: Counted | undefined; overdue: Counted | undefined },
): ReaderStanding {
  const { reader, n, at, declarations } = acknowledged;
  return {
    ...{ reader, position: n, acknowledgedAt: at, declarations },
    waiting: waitingOf(acknowledged, last),
    overdue: waitingOf(acknowledged, overdue),
    ...(compared !== undefined && { compared: told(compared) }),
  };
}

function told({ at, ours, theirs, differs }: NonNullable<Kept['compared']>) {
  return { at, ours, theirs, differs };
}
