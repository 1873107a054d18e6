/**
 * Mixes numbers into 32 bits, for telling rows of one file apart, not for secrets. Two that differ in one step never meet in that step:
 * each is a bijection of what went before.
 */
export function mixWord(mixed: number, word: number): number {
  const product = Math.imul(mixed ^ word, 0x85eb_ca6b);
  return product ^ (product >>> 15);
}

/** A whole number up to 2^53, or less than zero. */
export function mixNumber(mixed: number, number: number): number {
  return mixWord(mixWord(mixed, number | 0), Math.floor(number / 0x1_0000_0000));
}

export function mixBytes(bytes: Uint8Array, from: number, to: number): number {
  let mixed = 0x811c_9dc5;
  for (let at = from; at < to; at += 1) mixed = Math.imul(mixed ^ (bytes[at] as number), 0x0100_0193);
  return mixWord(mixed, to - from) >>> 0;
}
