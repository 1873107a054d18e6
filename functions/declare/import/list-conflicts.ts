import { type CityConflict, type CityConflictList, openConflictsOf } from '../../../schemas/city-conflict.ts';

/** So many that were decided are shown. */
const mostDecided = 50;
/** Beyond so many, the newest are shown first; the number tells of all. */
const mostOpen = 500;

/** Those to be decided, the newest first, then the last that were (requirements J1). */
export function listConflicts(conflicts: readonly CityConflict[]): CityConflictList {
  const newest = conflicts.toSorted((one, other) => (one.at > other.at ? -1 : 1));
  const open = openConflictsOf(newest).toReversed();
  const decided = newest.filter(({ decision }) => decision !== undefined);
  return {
    conflicts: [...open.slice(0, mostOpen), ...decided.slice(0, mostDecided)],
    open: open.length,
  };
}
