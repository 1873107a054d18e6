import type { PersonKeys } from '../../shared/people/person-keys.ts';
import type { ActivePeople } from './active-people.ts';

/** "BBAP" and the version of what follows. */
const mark = 0x4242_4150;
const version = 1;
const headWords = 10;

/** The set as bytes, for another function to read; as secret as the table, for who has the secret can ask it about people. */
export function writeActivePeople({ documents, persons, phones, days, check }: ActivePeople): Buffer {
  const tables = [documents, persons].flatMap(({ asked, words }) => [asked, words.length]);
  const head = Uint32Array.of(mark, version, ...check, ...tables, phones.bits.length, days.length);
  const parts = [head, documents.words, persons.words, phones.bits, days];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}

/** @throws Error for other bytes than those of a set made with the same secret. */
export function readActivePeople(keys: PersonKeys, bytes: Uint8Array): ActivePeople {
  const take = takerOf(bytes);
  const [first, second, high, low, ...sizes] = take(headWords);
  if (first !== mark || second !== version) throw new Error('no set of active people');
  if (high !== keys.check[0] || low !== keys.check[1])
    throw new Error('a set of active people made with another secret');
  const [documents = 0, ofDocuments = 0, persons = 0, ofPersons = 0, ofPhones = 0, ofDays = 0] = sizes;
  return {
    documents: { asked: documents, words: take(ofDocuments) },
    persons: { asked: persons, words: take(ofPersons) },
    phones: { bits: take(ofPhones), seed: keys.check[0] },
    days: take(ofDays),
    check: keys.check,
  };
}

/** Takes words one part after the other, in place: they have to begin at a multiple of four bytes. */
function takerOf(bytes: Uint8Array): (count: number) => Uint32Array {
  const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  let at = 0;
  return (count) => {
    if (at + count * 4 > own.length) throw new Error('a set of active people was cut off');
    const taken = new Uint32Array(own.buffer, own.byteOffset + at, count);
    at += count * 4;
    return taken;
  };
}
