import fc from 'fast-check';
import { type JournalRecord, positionOf } from '../../functions/shared/table/journal-codec.ts';
import { packTallies } from '../../functions/shared/table/tallies-codec.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { type Tally, tallyKeys } from '../../schemas/tally.ts';

/** Two townships of one county, a county beside it and another city; a township's own code is its dispatch list. */
export const somePlaces = [
  '410105001001',
  '410105001002',
  '410105001',
  '410105002001',
  '410102001001',
  '410202003001',
];

export const someTallies: fc.Arbitrary<Tally[]> = fc.uniqueArray(
  fc.record({
    place: fc.constantFrom(...somePlaces),
    date: fc.integer({ min: -3, max: 20 }).map((days) => addDays('2026-01-20', days)),
    key: fc.constantFrom(...tallyKeys),
    count: fc.oneof(
      fc.constantFrom(1, -1),
      fc.integer({ min: -300, max: 300 }).filter((count) => count !== 0),
    ),
  }),
  { selector: ({ place, date, key }) => `${place} ${date} ${key}`, maxLength: 30 },
);

/** The n-th record of a shard. */
export const aJournalRecord = (n: number, tallies: readonly Tally[] = [aTally()]): JournalRecord => ({
  seq: positionOf(String(n)),
  at: new Date(Date.parse('2026-01-20T06:10:00Z') + n).toISOString(),
  tallies: packTallies(tallies),
});

export const aTally = (given: Partial<Tally> = {}): Tally => ({
  place: '410105001001',
  date: '2026-01-20',
  key: 'declared',
  count: 1,
  ...given,
});

/** In an order of their own, so that equal sets are equal. */
export const inOrder = (tallies: readonly Tally[]): Tally[] =>
  tallies.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
const nameOf = ({ place, date, key }: Tally): string => `${place} ${date} ${key}`;
