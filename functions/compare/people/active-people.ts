import { daysBetween } from '../../../schemas/shanghai-day.ts';
import type { PersonIndex } from '../../shared/people/person-index.ts';
import type { PersonKeys } from '../../shared/people/person-keys.ts';
import { type GrowingWords, growingWords, makeRoom, pushWord, wordsOf } from '../growing-words.ts';
import { buildKeyTable, entryWords, type KeyTable, referencesOf } from './key-table.ts';
import { buildSieve, type PhoneSieve } from './phone-sieve.ts';

/** One trip of somebody active, by the keys that its declaration keeps. */
export interface ActiveTrip {
  index: PersonIndex;
  /** Shanghai days on which a row that shows name and phone only can be of this trip. */
  fromDate: string;
  toDate: string;
}

/**
 * Who is looked for in a feed: hashes and numbers only; built once a run and handed to each chunk. Documents take 16 bytes a trip;
 * name, phone and days 22 to 24 more. A reference is the place of a trip in the order in which they came, from 0 on; one person may
 * have several.
 */
export interface ActivePeople {
  documents: KeyTable;
  /** By name and phone. */
  persons: KeyTable;
  phones: PhoneSieve;
  /** For each reference the first and the last day, of 16 bits each, counted from `dayZero`. */
  days: Uint32Array;
  /** Of whose keys these are. */
  check: readonly [number, number];
}

export const dayZero = '2019-12-01';

export function buildActivePeople(
  keys: Pick<PersonKeys, 'check'>,
  trips: Iterable<ActiveTrip>,
): ActivePeople {
  const [seed] = keys.check;
  const [documents, persons, phones, days] = [growingWords(), growingWords(), growingWords(), growingWords()];
  for (const { index, fromDate, toDate } of trips) {
    const reference = days.length;
    pushWord(days, ((dayOf(fromDate) << 16) | dayOf(toDate)) >>> 0);
    pushEntry(documents, index.document, reference);
    if (index.contact === undefined) continue;
    pushEntry(persons, index.contact.person, reference);
    pushWord(phones, index.contact.phone);
  }
  return {
    documents: buildKeyTable(documents),
    persons: buildKeyTable(persons),
    phones: buildSieve(seed, wordsOf(phones)),
    days: wordsOf(days),
    check: keys.check,
  };
}

function dayOf(date: string): number {
  return Math.min(0xffff, Math.max(0, daysBetween(dayZero, date)));
}

function pushEntry(entries: GrowingWords, [high, low]: readonly [number, number], reference: number): void {
  makeRoom(entries, entryWords);
  entries.words[entries.length] = high;
  entries.words[entries.length + 1] = low;
  entries.words[entries.length + 2] = reference;
  entries.length += entryWords;
}

/** The trips of a name and a phone that a day, counted from `dayZero`, can be of. */
export function tripsOfPerson(people: ActivePeople, keys: PersonKeys, day: number): number[] {
  return referencesOf(people.persons, keys.high, keys.low).filter((reference) => {
    const days = people.days[reference] ?? 0;
    return days >>> 16 <= day && day <= (days & 0xffff);
  });
}
