import type { IdentityDocument } from '../../../schemas/identity-document.ts';
import { hmac } from './hmac.ts';

// 128 bits of HMAC-SHA256 as 22 characters: enough that no two people meet, and it says nothing without the key.
function keyedHash(key: Uint8Array, text: string): string {
  return hmac(key, text).toString('base64url', 0, 16);
}

/** Finds a person's trips without storing the document's number (design.md §3). */
export function documentIndexOf(blindKey: Uint8Array, { type, number }: IdentityDocument): string {
  return keyedHash(blindKey, `document#${type}#${number}`);
}

/** Finds a phone's declarations without storing the phone. */
export function phoneIndexOf(blindKey: Uint8Array, phone: string): string {
  return keyedHash(blindKey, `phone#${phone}`);
}

/** The ids of a party: the first from the Idempotency-Key, the others from the first, so that a party can be found. */
export function partyIdsOf(idKey: Uint8Array, idempotencyKey: string, size: number): string[] {
  return idsAfter(idKey, keyedHash(idKey, `declaration#${idempotencyKey}`), size);
}

/** The ids of the party whose first declaration is known. */
export function idsAfter(idKey: Uint8Array, first: string, size: number): string[] {
  const others = Array.from({ length: size - 1 }, (_, n) => keyedHash(idKey, `party#${first}#${n + 1}`));
  return [first, ...others];
}

/** An unguessable name that is the same for the same request. */
export function challengeOf(idKey: Uint8Array, idempotencyKey: string): string {
  return keyedHash(idKey, `challenge#${idempotencyKey}`);
}

/** Six digits that only the challenge's sender and the reader of the message know (as HOTP, RFC 4226, truncates). */
export function codeOf(codeKey: Uint8Array, challenge: string): string {
  const bits = hmac(codeKey, challenge).readUInt32BE(0);
  return String(bits % 1_000_000).padStart(6, '0');
}

/** A signature for what we hand out and get back: sessions and page cursors. */
export function signatureOf(signingKey: Uint8Array, text: string): string {
  return hmac(signingKey, text).toString('base64url');
}
