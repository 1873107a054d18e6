import { hash } from 'node:crypto';
import { hmac } from './privacy/hmac.ts';

type Given = string | ArrayBuffer | ArrayBufferView;

interface Checksum {
  update(data: Uint8Array): void;
  digest(): Promise<Uint8Array>;
  reset(): void;
}

function bytesOf(given: Given): Uint8Array {
  if (typeof given === 'string') return Buffer.from(given);
  if (given instanceof Uint8Array) return given;
  return ArrayBuffer.isView(given)
    ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
    : new Uint8Array(given);
}

/**
 * SHA-256 and, with a secret, HMAC-SHA256 as the SDK signs its requests with: it makes four of these for each. The SDK's own makes a
 * Hash or Hmac object of Node for each, which costs six times as much as the one-shot function for what is so short.
 */
function openSha256(secret?: Given): Checksum {
  const key = secret === undefined ? undefined : bytesOf(secret);
  let parts: Uint8Array[] = [];
  return {
    update: (data) => {
      parts.push(data);
    },
    digest: () => {
      const [first] = parts;
      const message = first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
      return Promise.resolve(key === undefined ? hash('sha256', message, 'buffer') : hmac(key, message));
    },
    reset: () => {
      parts = [];
    },
  };
}

/** What `new` makes of a function that answers an object is that object. */
export const sdkSha256 = openSha256 as unknown as new (secret?: Given) => Checksum;
