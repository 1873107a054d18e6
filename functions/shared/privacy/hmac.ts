import { hash } from 'node:crypto';

const blockBytes = 64;

/** A key as HMAC mixes it into what is hashed inside and outside. */
interface Pads {
  inner: Uint8Array;
  outer: Uint8Array;
}

/** Kept for as long as the key itself. */
const padsOfKeys = new WeakMap<Uint8Array, Pads>();

/**
 * HMAC-SHA256 (RFC 2104); a key is not changed once it was used. By one-shot hashes: an Hmac object costs six times as
 * much as what it does for a short text (design.md F10), and a submission needs two and as many for its signature.
 */
export function hmac(key: Uint8Array, message: string | Uint8Array): Buffer {
  const { inner, outer } = padsOf(key);
  const bytes = typeof message === 'string' ? Buffer.from(message) : message;
  return hash(
    'sha256',
    Buffer.concat([outer, hash('sha256', Buffer.concat([inner, bytes]), 'buffer')]),
    'buffer',
  );
}

function padsOf(key: Uint8Array): Pads {
  const known = padsOfKeys.get(key);
  if (known !== undefined) return known;
  const block = key.length > blockBytes ? hash('sha256', key, 'buffer') : key;
  const pads = { inner: pad(block, 0x36), outer: pad(block, 0x5c) };
  padsOfKeys.set(key, pads);
  return pads;
}

function pad(key: Uint8Array, value: number): Uint8Array {
  const padded = new Uint8Array(blockBytes).fill(value);
  for (const [index, byte] of key.entries()) padded[index] = byte ^ value;
  return padded;
}
