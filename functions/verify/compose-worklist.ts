import type { Worklist } from '../../schemas/worklist.ts';
import { countSections, isHandedOut, nextChangeAt, type OpenCase, sectionOf } from './section-worklist.ts';
import type { WorklistTag } from './worklist-tag.ts';

/** Rows of a page (design.md §7, F1 and F11). */
export const pageRows = 20;
/** Rows that are read for a page: some are not handed out yet, and the others are counted. 25 rows are 1 read unit. */
export const readRows = 25;

/** What the index may still lag behind the desk: a page read so soon after a write is not good for longer. */
const settlingMs = 5_000;

/** What a desk says: how often its worklist was written to, and when last. */
export interface Desk {
  version: number;
  touchedAt?: string;
}

/** What was read of a place. */
export interface PlaceRead {
  place: string;
  desk: Desk;
  roundAt: string | undefined;
  open: readonly OpenCase[];
  /** Whether more open cases follow those that were read. */
  more: boolean;
}

export interface ComposedPage {
  worklist: Omit<Worklist, 'next'>;
  /** The row after which the next page starts; undefined on the last page. */
  last: OpenCase | undefined;
  tag: WorklistTag;
}

/** A page of what waits at a place (requirements C1): the handed-out rows with their sections, the next due first. */
export function composeWorklist(read: PlaceRead, now: Date): ComposedPage {
  const shown = read.open.filter((open) => isHandedOut(open, read.roundAt));
  const rows = shown.map((open) => ({ ...open, section: sectionOf(open, now) }));
  const page = rows.slice(0, pageRows);
  const cut = rows.length > page.length;
  return {
    worklist: {
      place: read.place,
      ...(read.roundAt !== undefined && { roundAt: read.roundAt }),
      counts: countSections(rows, !read.more),
      rows: page,
    },
    last: cut ? page.at(-1) : read.more ? read.open.at(-1) : undefined,
    tag: {
      place: read.place,
      deskVersion: read.desk.version,
      round: read.roundAt === undefined ? 0 : Date.parse(read.roundAt),
      validUntil: Math.min(nextChangeAt(shown, now).getTime(), settledAt(read.desk, now)),
    },
  };
}

// A row that is written now reaches the index a moment after the desk. Without this the desk's new version would stand
// on a page that does not show the write, and be "unchanged" until the next one.
function settledAt({ touchedAt }: Desk, now: Date): number {
  const settled = touchedAt === undefined ? 0 : Date.parse(touchedAt) + settlingMs;
  return settled > now.getTime() ? settled : Number.POSITIVE_INFINITY;
}
