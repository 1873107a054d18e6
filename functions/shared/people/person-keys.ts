import { hash } from 'node:crypto';

const secretBytes = 32;
/** Longer texts are no document, and no name with a phone. */
const longest = 160;

/**
 * Keys of 64 bits by which people are found without telling who they are: the first 8 bytes of SHA-256 over a secret and the text.
 * A secret in front is enough where HMAC would cost two hashes: what could be continued (length extension) is the whole hash, and
 * three quarters of it are thrown away. `room` is written by whoever reads a cell, so that nothing is copied twice.
 */
export interface PersonKeys {
  /** Where the text of the next key is written, from its first byte on. */
  room: Uint8Array;
  high: number;
  low: number;
  /** Two words of a hash of the secret alone: they tell whether two parties have the same one. */
  check: readonly [number, number];
  /** Sets `high` and `low` to the key of the first bytes of the room. */
  make: (length: number) => void;
}

/** @throws RangeError for a secret of other than 32 bytes. */
export function openPersonKeys(secret: Uint8Array): PersonKeys {
  if (secret.length !== secretBytes) throw new RangeError(`a secret of ${secretBytes} bytes is needed`);
  const block = new Uint8Array(secretBytes + longest);
  block.set(secret);
  const views = Array.from({ length: longest + 1 }, (_, length) => block.subarray(0, secretBytes + length));
  const keys: PersonKeys = {
    room: block.subarray(secretBytes),
    high: 0,
    low: 0,
    check: [0, 0],
    make: (length) => {
      // As text: a Buffer costs three times as much as the hash itself.
      const text = hash('sha256', views[length] ?? block, 'binary');
      keys.high = wordAt(text, 0);
      keys.low = wordAt(text, 4);
    },
  };
  keys.make(0);
  keys.check = [keys.high, keys.low];
  return keys;
}

function wordAt(text: string, at: number): number {
  const [upper, lower] = [
    (text.charCodeAt(at) << 8) | text.charCodeAt(at + 1),
    (text.charCodeAt(at + 2) << 8) | text.charCodeAt(at + 3),
  ];
  return ((upper << 16) | lower) >>> 0;
}

const encoder = new TextEncoder();

/** The key of a normalized document number. */
export function makeDocumentKey(keys: PersonKeys, document: string): void {
  keys.make(encoder.encodeInto(document, keys.room).written);
}

/** The key of a name and a phone. No document holds a `#`, so no document has the same key. */
export function makePersonKey(keys: PersonKeys, name: string, phone: string): void {
  keys.make(encoder.encodeInto(`${phone}#${comparableName(name)}`, keys.room).written);
}

/** A name as it is compared: without what is typed now this way, now that (张 三, ﹒ and · between parts, capitals). */
export function comparableName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•・.‧∙-]/g, '')
    .toUpperCase();
}
