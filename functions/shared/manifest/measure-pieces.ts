import { createHash } from 'node:crypto';

export interface Measure {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

export interface MeasuredPieces {
  pieces: AsyncGenerator<Buffer>;
  /** What there was, once `pieces` has ended. */
  measure: () => Measure;
}

/** Counts and hashes the bytes of a file while they are handed on. */
export function measurePieces(source: AsyncIterable<Buffer>): MeasuredPieces {
  let measured: Measure | undefined;
  async function* pieces(): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    measured = { bytes, sha256: hash.digest('hex') };
  }
  return {
    pieces: pieces(),
    measure: () => {
      if (measured === undefined) throw new Error('a file is measured once all of it was handed on');
      return measured;
    },
  };
}
