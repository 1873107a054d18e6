import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRow } from '../../../schemas/feed-rows.ts';

/** So that a reader knows the encoding from the first byte on. */
const mark = '\uFEFF';

/**
 * Rows as the file that a sender of files would have put into the bucket: each cell is read as it was sent. No guard against formulas,
 * which would change cells; nobody opens it.
 */
export function rowsAsFile({ columns }: FeedKind, rows: readonly FeedRow[]): Buffer {
  const header = columns.map(({ headers: [name = ''] }) => name);
  const cells = rows.map((row) => columns.map(({ field }) => quoted(row[field] ?? '')));
  return Buffer.from(mark + [header, ...cells].map((line) => `${line.join(',')}\n`).join(''));
}

/** RFC 4180; a cell without quotes may begin or end with what looks like one. */
function quoted(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
}
