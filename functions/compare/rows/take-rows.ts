import { hash } from 'node:crypto';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRow, FeedRowsTaken } from '../../../schemas/feed-rows.ts';
import { incoming } from '../run-work.ts';
import { rowsAsFile } from './rows-as-file.ts';

export interface RowsNeeds {
  /** Keeps a file under a key that nothing else is kept under. @returns false when it was there already */
  put(key: string, bytes: Buffer): Promise<boolean>;
}

/**
 * Takes rows as a file of their own, named by what is in it: sent again, they are the same file, and begin no second run while it is kept
 * (issue 5: idempotent by row key; what a row says of a case is noted once however often it comes).
 */
export async function takeRows(
  needs: RowsNeeds,
  kind: FeedKind,
  rows: readonly FeedRow[],
): Promise<FeedRowsTaken> {
  const bytes = rowsAsFile(kind, rows);
  const name = `rows-${hash('sha256', bytes, 'hex').slice(0, 32)}.csv`;
  const isNew = await needs.put(`${incoming}${kind.id}/${name}`, bytes);
  return { name, rows: rows.length, again: !isNew, runs: '/v1/feed-runs' };
}
