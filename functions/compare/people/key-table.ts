import type { GrowingWords } from '../growing-words.ts';

/**
 * Keys of 64 bits and what each refers to. Open addressing in the order of the keys, three of four places taken: 16 bytes an entry, and a
 * key that is not there is known after two or three places, which lie beside each other. The same entries give the same table, in
 * whatever order they came. A key may be there several times.
 */
export interface KeyTable {
  /** For how many places keys ask; some more follow, the last of them free. */
  asked: number;
  /** Three a place: the high and the low half of the key, and the reference, `free` where there is none. */
  words: Uint32Array;
}

export const entryWords = 3;
const free = 0xffff_ffff;
const fill = 0.75;
const tail = 64;

/** From entries of three words each; a reference is below 2^32 − 1. */
export function buildKeyTable({ words: entries, length }: GrowingWords): KeyTable {
  const asked = Math.ceil(length / entryWords / fill) + 1;
  let words = new Uint32Array((asked + tail) * entryWords).fill(free);
  for (let at = 0; at < length; at += entryWords) {
    const entry = entries.subarray(at, at + entryWords);
    while (!put({ asked, words }, entry)) words = longer(words);
  }
  return { asked, words };
}

/** Many entries of one key, or high ones by chance, may fill the tail. */
function longer(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(words.length + Math.ceil(words.length / 4 / entryWords) * entryWords).fill(
    free,
  );
  more.set(words);
  return more;
}

/** @returns false when the last place would be taken. */
function put({ asked, words }: KeyTable, entry: Uint32Array): boolean {
  const last = words.length - entryWords;
  let at = firstWord(asked, entry[0] as number);
  while (at < last && words[at + 2] !== free && isBefore(words, at, entry)) at += entryWords;
  let end = at;
  while (end < last && words[end + 2] !== free) end += entryWords;
  if (end === last) return false;
  if (end > at) words.copyWithin(at + entryWords, at, end);
  words.set(entry, at);
  return true;
}

function isBefore(words: Uint32Array, at: number, entry: Uint32Array): boolean {
  for (let word = 0; word < entryWords; word += 1)
    if (words[at + word] !== entry[word]) return (words[at + word] as number) < (entry[word] as number);
  return false;
}

/** Keys are hashes: their high half is spread evenly, so it tells the place. */
function firstWord(asked: number, high: number): number {
  return Math.floor((high / 0x1_0000_0000) * asked) * entryWords;
}

/** Where the first entry of a key begins, -1 without one. */
function findKey({ asked, words }: KeyTable, high: number, low: number): number {
  for (let at = firstWord(asked, high); words[at + 2] !== free; at += entryWords) {
    const other = words[at] as number;
    if (other > high) return -1;
    if (other === high && words[at + 1] === low) return at;
  }
  return -1;
}

export function hasKey(table: KeyTable, high: number, low: number): boolean {
  return findKey(table, high, low) >= 0;
}

/** All that a key refers to, in ascending order, each once. */
export function referencesOf(table: KeyTable, high: number, low: number): number[] {
  const { words } = table;
  const found: number[] = [];
  const first = findKey(table, high, low);
  if (first < 0) return found;
  for (
    let at = first;
    words[at] === high && words[at + 1] === low && words[at + 2] !== free;
    at += entryWords
  )
    if (found.at(-1) !== words[at + 2]) found.push(words[at + 2] as number);
  return found;
}

/** How many different keys there are. */
export function countKeys({ words }: KeyTable): number {
  let count = 0;
  let last: readonly [number, number] | undefined;
  for (let at = 0; at < words.length; at += entryWords) {
    if (words[at + 2] === free) continue;
    const [high, low] = [words[at] as number, words[at + 1] as number];
    // Those of one key stand beside each other.
    if (last?.[0] !== high || last[1] !== low) count += 1;
    last = [high, low];
  }
  return count;
}
