const lineEnd = 0x0a;

/** The lines of a small piece, without their ends. */
export function linesOf(head: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < head.length; ) {
    const end = head.indexOf(lineEnd, from);
    const to = end < 0 ? head.length : end;
    lines.push(head.subarray(from, to));
    from = to + 1;
  }
  return lines;
}
