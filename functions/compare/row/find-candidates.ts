import { startOfDay } from '../../../schemas/shanghai-day.ts';
import { mixPhone } from '../../shared/people/mix-phone.ts';
import { makeDocumentKey, makePersonKey, type PersonKeys } from '../../shared/people/person-keys.ts';
import type { FoundRow } from '../chunk-rows.ts';
import { type ActivePeople, dayZero, tripsOfPerson } from '../people/active-people.ts';
import { referencesOf } from '../people/key-table.ts';
import { passes } from '../people/phone-sieve.ts';
import type { RowJudge } from './judge-row.ts';
import { plainPhone } from './plain-phone.ts';
import { documentForm, repairsOf } from './read-document.ts';

const dayMs = 86_400_000;
const phoneDigits = 11;
const none: number[] = [];
const zeroDayAt = startOfDay(dayZero).getTime();

/**
 * Whom a row may be about although its document is nobody's, for a person to confirm: those whose document is one character away where
 * that makes a wrong one right, else those of the same name and phone on the day.
 */
export function findCandidates(
  judge: RowJudge,
  bytes: Uint8Array,
): Pick<FoundRow, 'by' | 'references'> | undefined {
  const repaired = judge.row.form === documentForm.misspelled ? byRepair(judge.people, judge.keys) : [];
  if (repaired.length > 0) return { by: 'repaired-document', references: repaired };
  const references = byPerson(judge, bytes);
  return references.length > 0 ? { by: 'name-phone-day', references } : undefined;
}

function byRepair(people: ActivePeople, keys: PersonKeys): number[] {
  const found = repairsOf(keys.room).flatMap((document) => {
    makeDocumentKey(keys, document);
    return referencesOf(people.documents, keys.high, keys.low);
  });
  return [...new Set(found)].toSorted((one, other) => one - other);
}

function byPerson({ people, keys, cells, feed, row }: RowJudge, bytes: Uint8Array): number[] {
  const [name, phone] = [feed.columns[feed.name], feed.columns[feed.phone]];
  if (name === undefined || phone === undefined || row.numbers[feed.name] === 0) return none;
  const [from, to] = [cells.starts[phone.at] as number, cells.ends[phone.at] as number];
  // Eleven bytes are taken for a phone as it is; what is written otherwise is read as text first.
  if (to - from === phoneDigits && !passes(people.phones, mixPhone(people.phones.seed, bytes, from, to)))
    return none;
  if (from === to) return none;
  const nameCell = bytes.subarray(cells.starts[name.at], cells.ends[name.at]);
  makePersonKey(keys, row.decode(nameCell), plainPhone(row.decode(bytes.subarray(from, to))));
  return tripsOfPerson(people, keys, dayOf(row.numbers[feed.factAt] as number));
}

function dayOf(instant: number): number {
  return Math.floor((instant - zeroDayAt) / dayMs);
}
