import { cellFault } from './cell-faults.ts';

/** Reads the codes of a column by how they are spelled. */
export interface CodeReader {
  /** In the order in which the column lists them. */
  codes: readonly string[];
  /** The place of a code in `codes`, or the fault. */
  read: (bytes: Uint8Array, from: number, to: number) => number;
}

const mostLearned = 32;

/**
 * Spellings are learned as bytes the first time that each comes, in whatever encoding; from then on a cell is not decoded.
 */
export function openCodeReader(
  spellings: Readonly<Record<string, readonly string[]>>,
  decode: (bytes: Uint8Array) => string,
): CodeReader {
  const known = new Map(
    Object.values(spellings).flatMap((spelled, code) => spelled.map((one) => [comparable(one), code])),
  );
  for (const [code, id] of Object.keys(spellings).entries()) known.set(comparable(id), code);
  const learned: { bytes: Uint8Array; code: number }[] = [];
  const read: CodeReader['read'] = (bytes, from, to) => {
    for (const one of learned) if (isSame(one.bytes, bytes, from, to)) return one.code;
    const cell = bytes.slice(from, to);
    const code = known.get(comparable(decode(cell))) ?? cellFault.code;
    if (code >= 0 && learned.length < mostLearned) learned.push({ bytes: cell, code });
    return code;
  };
  return { codes: Object.keys(spellings), read };
}

function comparable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at += 1) if (known[at] !== bytes[from + at]) return false;
  return true;
}
