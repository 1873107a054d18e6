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
  /** What became of declarations, as the last write left them; each has one answer. */
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
  const from = at.begun === last.begun ? at : { n: last.start - 1, told: 0 };
  const end = positionAt(last, city, since);
  // Nothing of the city: what changed elsewhere need not be read.
  if (from.told === end.told) return { changes: [], next: end, more: false };
  const { ids, reached } = takeBatches(await needs.log.after(from.n), city);
  const changes = await needs.tell([...ids]);
  const isAtEnd = reached === undefined || (reached.totals[city] ?? 0) >= end.told;
  if (!isAtEnd) return { changes, next: positionAt(reached, city, reached.at), more: true };
  // What was noted since it was asked for the last one may be among what was read.
  const isNewer = reached !== undefined && reached.n > last.n;
  return { changes, next: isNewer ? positionAt(reached, city, since) : end, more: false };
}

/** Whole batches, as far as a page has room for. */
function takeBatches(
  batches: readonly Batch[],
  city: string,
): { ids: Set<string>; reached: Batch | undefined } {
  let ids = new Set<string>();
  let reached: Batch | undefined;
  for (const batch of batches) {
    const together = ids.union(new Set(batch.ids[city] ?? []));
    if (together.size > mostTold && ids.size > 0) break;
    [ids, reached] = [together, batch];
  }
  return { ids, reached };
}

export function positionAt({ begun, n, totals }: Batch, city: string, since: string): LogPosition {
  return { kind: 'log', begun, n, told: totals[city] ?? 0, since };
}
