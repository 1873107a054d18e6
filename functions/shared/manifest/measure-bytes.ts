import { hash } from 'node:crypto';
import type { Measure } from './measure-pieces.ts';

/** Counts and hashes a file that is there whole. */
export function measureBytes(bytes: Buffer): Measure {
  return { bytes: bytes.length, sha256: hash('sha256', bytes, 'hex') };
}
