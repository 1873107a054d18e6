import { knownChangeMs, mostTold } from '../../../schemas/change-feed.ts';
import type { ChangeNote } from '../../../schemas/change-note.ts';

/** What changed within some seconds, numbered. */
export interface Batch {
  n: number;
  begun: string;
  start: number;
  at: string;
  ids: ChangeNote;
  totals: Record<string, number>;
}

export interface AppendNeeds {
  /** The batch that was noted last; perhaps not the very last unless it is asked for `asOfNow`. */
  last(asOfNow: boolean): Promise<Batch | undefined>;
  /** Says no when another batch has taken the number. */
  append(batch: Batch): Promise<boolean>;
}

/**
 * Notes what changed in batches that follow each other without a gap, so that none comes before one that was read (requirements J1). What is
 * noted twice is told twice, and comes to the same.
 */
export async function appendChanges(
  needs: AppendNeeds,
  notes: readonly ChangeNote[],
  now: Date,
): Promise<void> {
  for (const ids of cutNotes(notes)) await appendOne(needs, ids, now);
}

async function appendOne(needs: AppendNeeds, ids: ChangeNote, now: Date): Promise<void> {
  for (let asOfNow = false; ; asOfNow = true) {
    const batch = batchAfter(await needs.last(asOfNow), ids, now);
    if (await needs.append(batch)) return;
  }
}

function batchAfter(last: Batch | undefined, ids: ChangeNote, now: Date): Batch {
  const n = (last?.n ?? 0) + 1;
  const noted = now.toISOString();
  // What would be deleted soon may not have been the last: then another one had the same number.
  const isOver = last === undefined || Date.parse(last.at) < now.getTime() - knownChangeMs;
  const {
    begun,
    start,
    at,
    totals: before,
  } = isOver ? { begun: noted, start: n, at: noted, totals: {} } : last;
  const totals: Record<string, number> = { ...before };
  for (const [city, of] of Object.entries(ids)) totals[city] = (totals[city] ?? 0) + of.length;
  // Clocks differ; the order of the numbers is that of the instants.
  return { n, begun, start, at: at > noted ? at : noted, ids, totals };
}

/** All of them, each id once a city, in parts that a page of one city has room for. */
function cutNotes(notes: readonly ChangeNote[]): ChangeNote[] {
  const pairs = new Map<string, readonly [city: string, id: string]>();
  for (const note of notes)
    for (const [city, ids] of Object.entries(note)) for (const id of ids) pairs.set(city + id, [city, id]);
  const all = [...pairs.values()];
  const parts: ChangeNote[] = [];
  for (let start = 0; start < all.length; start += mostTold) {
    const part = Map.groupBy(all.slice(start, start + mostTold), ([city]) => city);
    parts.push(Object.fromEntries(Array.from(part, ([city, of]) => [city, of.map(([, id]) => id)])));
  }
  return parts;
}
