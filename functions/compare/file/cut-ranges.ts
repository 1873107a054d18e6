/** A part of a file, for one function to compare: the lines that begin in it. */
export interface FeedRange {
  from: number;
  to: number;
}

/**
 * Cuts the rows of a file into ranges of so many bytes. Nothing is read for it: a line belongs to the range in which its first byte lies,
 * so whoever compares a range looks for the line ends, one byte before its beginning and behind its end.
 * @throws RangeError for ranges of nothing.
 */
export function cutRanges(
  { rowsFrom, size }: { rowsFrom: number; size: number },
  bytes: number,
): FeedRange[] {
  if (!(bytes >= 1)) throw new RangeError('a range has at least one byte');
  const count = Math.ceil((size - rowsFrom) / bytes);
  return Array.from({ length: count }, (_, index) => {
    const from = rowsFrom + index * bytes;
    return { from, to: Math.min(size, from + bytes) };
  });
}
