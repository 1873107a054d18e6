import { mostTold } from '../../../schemas/change-feed.ts';
import type { ListPosition, LogPosition } from './change-position.ts';
import type { ChangesNeeds, Page } from './read-changes.ts';

/** A declaration that counts in a township, and where it stands there. */
interface ListedRow {
  id: string;
  position: string;
}

export interface ListNeeds extends Pick<ChangesNeeds, 'tell'> {
  /** The townships of a city, in an order that stays. */
  townships(): Promise<string[]>;
  /** Some declarations that count in a township now, behind a row, and where more may follow. */
  rows(
    township: string,
    asked: { most: number; after: string | undefined },
  ): Promise<{ rows: ListedRow[]; next?: string }>;
}

/** So many townships are looked at for a page: most have something. */
const mostLooks = 40;

/**
 * A page of all declarations of a city as they stand (requirements J1: who joins late gets everything). What moves meanwhile may be listed
 * twice or not at all: it is told as a change by the log, which is read on from where it was some minutes before the listing began.
 */
export async function listCity(needs: ListNeeds, at: ListPosition): Promise<Page> {
  const townships = (await needs.townships()).filter((township) => township >= at.township);
  const listed: Listed[] = [];
  for (const [index, township] of townships.entries()) {
    if (listed.length >= mostTold || index >= mostLooks)
      return pageOf(needs, listed, { ...at, township, row: undefined });
    const after = township === at.township ? at.row : undefined;
    const { rows, next } = await needs.rows(township, { most: mostTold - listed.length, after });
    listed.push(...rows.map((row) => ({ ...row, township })));
    if (next !== undefined) return pageOf(needs, listed, { ...at, township, row: next });
  }
  return pageOf(needs, listed, at.then);
}

type Listed = ListedRow & { township: string };

/** What was listed, as far as a page has room for it; `end` is behind all of it. */
async function pageOf(
  needs: ListNeeds,
  listed: readonly Listed[],
  end: ListPosition | LogPosition,
): Promise<Page> {
  const changes = await needs.tell([...new Set(listed.map(({ id }) => id))]);
  const told = new Set(changes.map(({ id }) => id));
  const last = listed[listed.findIndex(({ id }) => !told.has(id)) - 1];
  if (last === undefined) return { changes, next: end, more: true };
  const then = end.kind === 'list' ? end.then : end;
  const next = { kind: 'list', township: last.township, row: last.position, then } as const;
  return { changes, next, more: true };
}
