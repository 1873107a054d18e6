import { randomFillSync } from 'node:crypto';

const piecesAFill = 256;

/** Random bytes piece by piece, from a pool: asking the system costs as much for one nonce as for hundreds. */
export function randomPool(pieceBytes: number): () => Uint8Array {
  const pool = Buffer.alloc(pieceBytes * piecesAFill);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += pieceBytes;
    // A copy: the pool is filled anew while somebody may still hold a piece.
    return Uint8Array.prototype.slice.call(pool, used - pieceBytes, used);
  };
}
