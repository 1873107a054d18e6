/** 32-bit words that are appended one after the other: millions of rows leave a few each, and objects would cost ten times as much. */
export interface GrowingWords {
  words: Uint32Array<ArrayBuffer>;
  length: number;
}

export function growingWords(room = 1_024): GrowingWords {
  return { words: new Uint32Array(room), length: 0 };
}

/** Makes room for so many words more. */
export function makeRoom(growing: GrowingWords, more: number): void {
  const needed = growing.length + more;
  if (needed <= growing.words.length) return;
  const larger = new Uint32Array(Math.max(needed, growing.words.length * 2));
  larger.set(growing.words);
  growing.words = larger;
}

export function pushWord(growing: GrowingWords, word: number): void {
  makeRoom(growing, 1);
  growing.words[growing.length] = word;
  growing.length += 1;
}

/** What was appended, in an array of its own. */
export function wordsOf({ words, length }: GrowingWords): Uint32Array<ArrayBuffer> {
  return words.slice(0, length);
}
