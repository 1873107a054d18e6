import { mostTold } from '../../../schemas/change-feed.ts';
import type { ListPosition, LogPosition } from './change-position.ts';
import type { ChangesNeeds, Page } from './read-changes.ts';

export interface ListNeeds extends Pick<ChangesNeeds, 'tell'> {
  /** The townships of a city, in an order that stays. */
  townships(): Promise<string[]>;
  /** Some declarations that count in a township now, behind a row, and where more may follow. */
  rows(
    township: string,
    asked: { most: number; after: string | undefined },
  ): Promise<{ ids: string[]; next?: string }>;
}

/** So many townships are looked at for a page: most have something. */
const mostLooks = 40;

/**
 * A page of all declarations of a city as they stand (requirements J1: who joins late gets everything). What moves meanwhile may be listed
 * twice or not at all: it is told as a change by the log, which is read on from where it was some minutes before the listing began.
 */
export async function listCity(needs: ListNeeds, at: ListPosition): Promise<Page> {
  const townships = (await needs.townships()).filter((township) => township >= at.township);
  const ids: string[] = [];
  for (const [index, township] of townships.entries()) {
    if (ids.length >= mostTold || index >= mostLooks)
      return pageOf(needs, ids, { ...at, township, row: undefined });
    const after = township === at.township ? at.row : undefined;
    const { ids: found, next } = await needs.rows(township, { most: mostTold - ids.length, after });
    ids.push(...found);
    if (next !== undefined) return pageOf(needs, ids, { ...at, township, row: next });
  }
  return pageOf(needs, ids, at.then);
}

async function pageOf(
  needs: ListNeeds,
  ids: readonly string[],
  next: ListPosition | LogPosition,
): Promise<Page> {
  return { changes: await needs.tell([...new Set(ids)]), next, more: true };
}
