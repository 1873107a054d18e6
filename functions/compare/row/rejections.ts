import { type RowRejectionCode, rowRejections } from '../../../schemas/feed-outcome.ts';
import { type GrowingWords, makeRoom } from '../growing-words.ts';

const codes = Object.keys(rowRejections) as RowRejectionCode[];
const numbers = new Map(codes.map((code, number) => [code, number]));
const columnShift = 8;

/** A rejected row: its line, which column, counted from 1 (0 for the whole row), and why. Never what it holds. */
export interface Rejection {
  line: number;
  column: number;
  code: RowRejectionCode;
}

/** Two words a rejection: a file of wrong rows only has millions. */
export const rejectionWords = 2;

export function pushRejection(rejections: GrowingWords, { line, column, code }: Rejection): void {
  makeRoom(rejections, rejectionWords);
  rejections.words[rejections.length] = line;
  rejections.words[rejections.length + 1] = (column << columnShift) | (numbers.get(code) ?? 0);
  rejections.length += rejectionWords;
}

export function* readRejections(words: Uint32Array): Generator<Rejection> {
  for (let at = 0; at + 1 < words.length; at += rejectionWords) {
    const what = words[at + 1] as number;
    const code = codes[what & ((1 << columnShift) - 1)];
    if (code === undefined) throw new RangeError('no rejection that this version knows');
    yield { line: words[at] as number, column: what >>> columnShift, code };
  }
}
