import { hash } from 'node:crypto';

/** How a write is recognised when it is sent again: hashes of its Idempotency-Key and of its body, 96 bits each. */
export interface RequestMark {
  key: string;
  body: string;
}

export function markOf(key: string, body: string): RequestMark {
  return { key: shortHash(key), body: shortHash(body) };
}

function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16);
}
