import { endOfDay, shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Worklist, WorklistRow, WorklistSection } from '../../schemas/worklist.ts';

/** An open case as the index tells it: all of a row but its section, which depends on the time. */
export type OpenCase = Omit<WorklistRow, 'section'>;

/**
 * Whether a row is shown: what was declared after the last round has not been handed out yet (requirements B2). A case
 * that waits for acceptance was handed out before. A claim is no row of its own: the first filing says that it is there (A7).
 */
export function isHandedOut(open: OpenCase, roundAt: string | undefined): boolean {
  if (open.state === 'claimed') return false;
  if (open.state !== 'declared' || open.transfer !== undefined) return true;
  return roundAt !== undefined && open.submittedAt <= roundAt;
}

/** The section of a row (ux.md). What is due is overdue from its instant on (requirements C1). */
export function sectionOf(open: OpenCase, now: Date): WorklistSection {
  if (open.transfer !== undefined) return 'waiting-for-acceptance';
  if (open.dueAt <= now.toISOString()) return 'overdue';
  if (isExpected(open) && shanghaiDate(new Date(open.expectedArrivalAt)) === shanghaiDate(now))
    return 'arriving-today';
  return open.state === 'declared' ? 'new' : 'later';
}

function isExpected({ state }: OpenCase): boolean {
  return state === 'declared' || state === 'contacted' || state === 'unreachable';
}

/** How many rows stand in each section; `complete` says whether these are all there are. */
export function countSections(
  rows: readonly Pick<WorklistRow, 'section'>[],
  complete: boolean,
): Worklist['counts'] {
  const count = (section: WorklistSection) => rows.filter((row) => row.section === section).length;
  return {
    overdue: count('overdue'),
    waitingForAcceptance: count('waiting-for-acceptance'),
    arrivingToday: count('arriving-today'),
    new: count('new'),
    all: rows.length,
    complete,
  };
}

/** The next instant at which a worklist changes by time alone: a row falls due, or the day ends. */
export function nextChangeAt(rows: readonly Pick<OpenCase, 'dueAt'>[], now: Date): Date {
  const from = now.toISOString();
  const dayEnd = endOfDay(shanghaiDate(now)).toISOString();
  const next = rows.reduce((first, { dueAt }) => (dueAt > from && dueAt < first ? dueAt : first), dayEnd);
  return new Date(next);
}
