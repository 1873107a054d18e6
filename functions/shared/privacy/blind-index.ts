import type { IdentityDocument } from '../../../schemas/identity-document.ts';
import { hmac } from './hmac.ts';

// 128 bits of HMAC-SHA256 as 22 characters: enough that no two people meet, and it says nothing without the key.
function keyedHash(key: Uint8Array, text: string): string {
  return hmac(key, text).toString('base64url', 0, 16);
}

/** Finds a phone's declarations without storing the phone. */
export function phoneIndexOf(blindKey: Uint8Array, phone: string): string {
  return keyedHash(blindKey, `phone#${phone}`);
}

/** One person's arrival on one Shanghai day: what counts once (requirements A7). */
export interface PersonDay {
  document: IdentityDocument;
  date: string;
}

/** The id under which a person's day is taken: the first time, and again each time that it was given back. */
export function dayIdOf(idKey: Uint8Array, { document, date }: PersonDay, generation: number): string {
  return keyedHash(idKey, `day#${document.type}#${document.number}#${date}#${generation}`);
}

/** The id of a claim: it holds no day, so it follows from the request and from the traveller's index in the party. */
export function claimIdOf(idKey: Uint8Array, idempotencyKey: string, index: number): string {
  return keyedHash(idKey, `claim#${idempotencyKey}#${index}`);
}

/** An unguessable name that is the same for the same request. */
export function challengeOf(idKey: Uint8Array, idempotencyKey: string): string {
  return keyedHash(idKey, `challenge#${idempotencyKey}`);
}

/** What a city’s own system calls a declaration, which may be anything: found again without storing it. */
export function referenceIndexOf(blindKey: Uint8Array, city: string, reference: string): string {
  return keyedHash(blindKey, `city#${city}#${reference}`);
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
