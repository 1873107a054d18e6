import { describe, expect, it } from 'vitest';
import { randomPool } from '../../../functions/shared/privacy/random-pool.ts';

const hex = (piece: Uint8Array): string => Buffer.from(piece).toString('hex');

describe('a pool of random bytes', () => {
  it('gives no piece twice, also over many fills', () => {
    const next = randomPool(12);
    const pieces = Array.from({ length: 2_000 }, () => hex(next()));
    expect(new Set(pieces).size).toBe(2_000);
    expect(pieces.every((piece) => piece.length === 24)).toBe(true);
  });

  it('leaves a piece as it was given when it is filled anew', () => {
    const next = randomPool(12);
    const first = next();
    const before = hex(first);
    for (let count = 0; count < 600; count += 1) next();
    expect(hex(first)).toBe(before);
  });
});
