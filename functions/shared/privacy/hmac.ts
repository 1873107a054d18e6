import { hash } from 'node:crypto';

const blockBytes = 64;

/**
 * HMAC-SHA256 (RFC 2104) of a text, for keys of at most 64 bytes. By one-shot hashes: an Hmac object costs six times as much
 * as what it does for a short text (design.md F10), and a submission needs two.
 */
export function hmac(key: Uint8Array, text: string): Buffer {
  const inner = hash('sha256', Buffer.concat([pad(key, 0x36), Buffer.from(text)]), 'buffer');
  return hash('sha256', Buffer.concat([pad(key, 0x5c), inner]), 'buffer');
}

function pad(key: Uint8Array, value: number): Uint8Array {
  const padded = new Uint8Array(blockBytes).fill(value);
  key.forEach((byte, index) => (padded[index] = byte ^ value));
  return padded;
}
