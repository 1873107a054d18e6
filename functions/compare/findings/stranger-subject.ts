import type { FoundPerson } from '../../shared/findings/finding.ts';
import { makeDocumentKey, makePersonKey, type PersonKeys } from '../../shared/people/person-keys.ts';

/**
 * What stands for somebody whom nobody has declared, in 22 characters: two keyed hashes of the document, or of name and phone where there is
 * none. The first one is that by which comparisons find a person.
 */
export function strangerSubject(keys: PersonKeys, { document, name = '', phone = '' }: FoundPerson): string {
  const halves = [0, 1].flatMap((turn) => {
    const mark = '#'.repeat(turn);
    if (document === undefined) makePersonKey(keys, name, phone + mark);
    else makeDocumentKey(keys, document.slice(0, longestDocument) + mark);
    return [keys.high, keys.low];
  });
  const bytes = Buffer.alloc(16);
  for (const [index, word] of halves.entries()) bytes.writeUInt32BE(word, index * 4);
  return bytes.toString('base64url');
}

/** A document that can't be one may be written at any length. */
const longestDocument = 40;

/** The first key of a subject, as `documentKeyText` writes it. */
export function subjectKeyText(subject: string): string {
  return Buffer.from(subject, 'base64url').toString('hex').slice(0, 16);
}

export function documentKeyText([high, low]: readonly [number, number]): string {
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}
