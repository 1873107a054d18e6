import { comparableName } from '../../shared/people/person-keys.ts';
import type { FoundRow } from '../chunk-rows.ts';
import { repairsOf, residentLength } from './read-document.ts';

/** As the declaration behind a reference holds them. */
export interface KnownPerson {
  document: string;
  name: string;
  phone?: string;
}

/**
 * Whether a found row is about the person to whom it refers, by what both say in full: a key has 64 bits and can be another's. For a
 * candidate it says that it may be them, which a person then confirms.
 */
export function isAbout({ by, facts }: Pick<FoundRow, 'by' | 'facts'>, person: KnownPerson): boolean {
  const { document = '', name = '', phone } = facts;
  switch (by) {
    case 'document':
      return document === person.document;
    case 'repaired-document':
      return document.length === residentLength && repairsOf(Buffer.from(document)).includes(person.document);
    case 'name-phone-day':
      return phone === person.phone && comparableName(name) === comparableName(person.name);
  }
}
