import { knownChangeMs, mostTold, type ToldChange } from '../../../schemas/change-feed.ts';
import { RefusedError } from '../../shared/errors.ts';
import type { Batch } from './append-changes.ts';
import type { ChangePosition, LogPosition } from './change-position.ts';

export interface ChangesNeeds {
  log: {
    last(): Promise<Batch | undefined>;
    /** Some behind a number, in their order. */
    after(n: number): Promise<Batch[]>;
  };
  /** What became of the first of some declarations, of as many as a page has room for, as the last write left them; each has one answer. */
  tell(ids: readonly string[]): Promise<ToldChange[]>;
}

export interface Page {
  changes: ToldChange[];
  next: ChangePosition;
  more: boolean;
}

/** Of which city, and since when, changes are asked for. */
export interface ChangesAsked {
  city: string;
  at: LogPosition;
  now: Date;
}

/**
 * What changed of a city since a position, each declaration once and as it stands now (requirements J1).
 * @throws RefusedError 410 `changes.expired` when something that changed since may be known no more.
 */
export async function readChanges(needs: ChangesNeeds, { city, at, now }: ChangesAsked): Promise<Page> {
  if (Date.parse(at.since) < now.getTime() - knownChangeMs) throw new RefusedError('changes.expired', 410);
  const since = now.toISOString();
  const last = await needs.log.last();
  if (last === undefined)
    return { changes: [], next: { kind: 'log', begun: '', n: 0, told: 0, since }, more: false };
  const { begun, start } = last;
  const from = at.begun === begun ? at : { ...at, begun, n: start - 1, told: 0 };
  const end = positionAt(last, city, since);
  // Nothing of the city: what changed elsewhere need not be read.
  if (from.told === end.told) return { changes: [], next: end, more: false };
  const batches = await needs.log.after(from.n);
  const changes = await needs.tell(firstIds(batches, city, from));
  const reached = reach(batches, { city, from, told: new Set(changes.map(({ id }) => id)) });
  if (reached.isWithin || (batches.length > 0 && reached.to.told < end.told))
    return { changes, next: reached.to, more: true };
  // What was noted since it was asked for the last one may be among what was read.
  const isNewer = reached.to.n > last.n;
  return { changes, next: isNewer ? { ...reached.to, since } : end, more: false };
}

/** As many ids behind a position as a page has room for. */
function firstIds(batches: readonly Batch[], city: string, from: LogPosition): string[] {
  const ids = new Set(batches.flatMap((batch) => untold(batch, city, from)));
  return [...ids].slice(0, mostTold);
}

/** What of a batch lies behind a position: how many of a city were told says how far into a batch it is. */
function untold(batch: Batch, city: string, { begun, told }: LogPosition): string[] {
  const ids = batch.ids[city] ?? [];
  if (batch.begun !== begun) return ids;
  return ids.slice(Math.max(0, told - toldBefore(batch, city)));
}

const toldBefore = ({ totals, ids }: Batch, city: string): number =>
  (totals[city] ?? 0) - (ids[city]?.length ?? 0);

/** Up to the first that was not told, perhaps in the middle of a batch. */
function reach(
  batches: readonly Batch[],
  { city, from, told }: { city: string; from: LogPosition; told: ReadonlySet<string> },
): { to: LogPosition; isWithin: boolean } {
  let to = from;
  for (const batch of batches) {
    const ids = batch.ids[city] ?? [];
    const rest = untold(batch, city, from);
    const first = rest.findIndex((id) => !told.has(id));
    if (first !== -1) {
      const before = toldBefore(batch, city) + ids.length - rest.length;
      return { to: { ...to, begun: batch.begun, n: batch.n - 1, told: before + first }, isWithin: true };
    }
    to = positionAt(batch, city, batch.at);
  }
  return { to, isWithin: false };
}

export function positionAt({ begun, n, totals }: Batch, city: string, since: string): LogPosition {
  return { kind: 'log', begun, n, told: totals[city] ?? 0, since };
}
