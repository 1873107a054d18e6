import { shanghaiDate } from '../../schemas/shanghai-day.ts';

/** How far a shard is written or carried: a position, and the bytes up to it. */
export interface Reached {
  position: string;
  bytes: number;
}
export type Positions = Readonly<Record<string, Reached>>;

/** What the journal has grown by when it is carried before the day ends: more would not fit into who reads it. */
export const mostGrown = 10_000_000;

/**
 * Whether the journal is to be carried into the rows now: when there is something to carry, and the day of the last carry has
 * ended or the journal has grown. A carry costs a write for each row that it touches, so that few are cheaper than many.
 */
export function isCarryDue(
  { from, until }: { from: Positions; until: Positions },
  last: string,
  now: Date,
): boolean {
  const grown = Object.entries(until).map(([shard, { position, bytes }]) => {
    const before = from[shard];
    return { moved: position !== before?.position, bytes: bytes - (before?.bytes ?? 0) };
  });
  if (!grown.some(({ moved }) => moved)) return false;
  const isNewDay = shanghaiDate(new Date(last)) !== shanghaiDate(now);
  return isNewDay || grown.reduce((sum, { bytes }) => sum + bytes, 0) >= mostGrown;
}
