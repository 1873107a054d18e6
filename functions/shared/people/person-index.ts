import { mixPhone } from './mix-phone.ts';
import { makeDocumentKey, makePersonKey, openPersonKeys, type PersonKeys } from './person-keys.ts';

type KeyHalves = readonly [high: number, low: number];

/** By what a comparison finds a person, without telling who it is. */
export interface PersonIndex {
  /** Of the document. */
  document: KeyHalves;
  /** Of name and phone, and a mix of the phone; absent for who has no phone. */
  contact?: { person: KeyHalves; phone: number };
}

export interface IndexedPerson {
  /** The number, normalized as declarations hold it. */
  document: string;
  name: string;
  phone?: string;
}

const opened = new WeakMap<Uint8Array, PersonKeys>();

/** The keys of a secret, opened once. */
export function personKeysOf(secret: Uint8Array): PersonKeys {
  const known = opened.get(secret) ?? openPersonKeys(secret);
  opened.set(secret, known);
  return known;
}

export function personIndexOf(keys: PersonKeys, { document, name, phone }: IndexedPerson): PersonIndex {
  makeDocumentKey(keys, document);
  const ofDocument = halvesOf(keys);
  if (phone === undefined) return { document: ofDocument };
  makePersonKey(keys, name, phone);
  const contact = { person: halvesOf(keys), phone: mixPhone(keys.check[0], Buffer.from(phone)) };
  return { document: ofDocument, contact };
}

const halvesOf = ({ high, low }: PersonKeys): KeyHalves => [high, low];

const words = 5;

/** In 20 bytes, as a declaration keeps it; every traveller has a phone. */
export function packPersonIndex({ document, contact }: PersonIndex): Uint8Array {
  const packed = Buffer.alloc(words * 4);
  const all = [...document, ...(contact?.person ?? [0, 0]), contact?.phone ?? 0];
  for (const [at, word] of all.entries()) packed.writeUInt32BE(word, at * 4);
  return packed;
}

/** @throws RangeError for other bytes. */
export function readPersonIndex(packed: Uint8Array): PersonIndex {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const word = (at: number): number => bytes.readUInt32BE(at * 4);
  return { document: [word(0), word(1)], contact: { person: [word(2), word(3)], phone: word(4) } };
}
