import { newestOf, type RiskArea, type RiskAreaMove } from '../../../schemas/risk-area.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';

/** How a region shall stand on the list. */
export type WantedArea = Pick<RiskArea, 'region' | 'level' | 'fromDate' | 'toDate' | 'documentNumber'>;

/** A record that is to be written: the next version of its region, and what it says. */
export type PlannedRecord = WantedArea & { version: number; move: RiskAreaMove };

export type Plan =
  /** `current` is the time on the list that is changed; absent when the region is listed anew. */
  | { outcome: RiskAreaMove; current?: RiskArea; records: readonly PlannedRecord[] }
  | { outcome: 'unchanged' | 'conflict'; current: RiskArea; records: readonly [] };

const never = '9999-12-31';
const lastOf = ({ toDate = never }: Pick<RiskArea, 'toDate'>): string => toDate;

/**
 * What has to be recorded so that a region stands on the list as wanted (requirements D6), given all its records. The same first
 * day is recorded anew; another level from a later day on ends the time before it on the day before, so that each arrival keeps
 * the level that was valid on its day (D1). Days on which the region would stand there twice, or stand there no more without
 * anybody saying so, are a conflict.
 */
export function planChange(records: readonly RiskArea[], wanted: WantedArea): Plan {
  const next = 1 + Math.max(0, ...records.map(({ version }) => version));
  const times = newestOf(records);
  const same = times.find(({ fromDate }) => fromDate === wanted.fromDate);
  const [met, ...more] = times.filter((time) => time !== same && overlaps(time, wanted));
  if (same !== undefined) {
    if (isSame(same, wanted)) return { outcome: 'unchanged', current: same, records: [] };
    if (met !== undefined) return { outcome: 'conflict', current: met, records: [] };
    const move = moveFrom(same, wanted);
    return { outcome: move, current: same, records: [{ ...wanted, version: next, move }] };
  }
  if (met === undefined)
    return { outcome: 'listed', records: [{ ...wanted, version: next, move: 'listed' }] };
  if (more.length > 0 || !isFollowedBy(met, wanted))
    return { outcome: 'conflict', current: met, records: [] };
  return { outcome: 'level-changed', current: met, records: handOver(met, wanted, next) };
}

function overlaps(one: WantedArea, other: WantedArea): boolean {
  return one.fromDate <= lastOf(other) && other.fromDate <= lastOf(one);
}

function isSame(area: RiskArea, wanted: WantedArea): boolean {
  return (
    area.level === wanted.level &&
    area.toDate === wanted.toDate &&
    area.documentNumber === wanted.documentNumber
  );
}

function moveFrom(area: RiskArea, wanted: WantedArea): RiskAreaMove {
  if (area.level !== wanted.level) return 'level-changed';
  return lastOf(wanted) < lastOf(area) ? 'delisted' : 'corrected';
}

/** Whether another level takes over for all the days that are left. */
function isFollowedBy(area: RiskArea, wanted: WantedArea): boolean {
  return area.fromDate < wanted.fromDate && area.level !== wanted.level && lastOf(area) <= lastOf(wanted);
}

/** The new time first; the one before it ends by the same document. */
function handOver(before: RiskArea, wanted: WantedArea, version: number): PlannedRecord[] {
  const { region, level, fromDate } = before;
  const toDate = addDays(wanted.fromDate, -1);
  const { documentNumber } = wanted;
  const ended = { region, level, fromDate, toDate, documentNumber };
  return [
    { ...wanted, version, move: 'level-changed' },
    { ...ended, version: version + 1, move: 'level-changed' },
  ];
}
