import { addDays, daysBetween } from '../../../schemas/shanghai-day.ts';
import { type Tally, tallyIndex, tallyKeys } from '../../../schemas/tally.ts';
import { openPacker, openUnpacker } from './packed-numbers.ts';

/** Days are told from here. */
const firstDay = '2020-01-01';

/** What is told of each tally; the key as its place in `tallyKeys`. */
export type VisitTally = (place: string, date: string, key: number, count: number) => void;

/** Tallies as bytes, two for most: by place and by day, the key as its place in the list, the count. */
export function packTallies(tallies: readonly Tally[]): Uint8Array {
  const packer = openPacker();
  for (const [place, ofPlace] of Map.groupBy(tallies, (one) => one.place)) {
    packer.number(Number(place));
    const days = Map.groupBy(ofPlace, ({ date }) => date);
    packer.number(days.size);
    for (const [date, ofDay] of days) {
      packer.signed(daysBetween(firstDay, date));
      packer.number(ofDay.length);
      for (const { key, count } of ofDay) {
        packer.number(tallyIndex.get(key) ?? 0);
        packer.signed(count);
      }
    }
  }
  return packer.done();
}

/** Tells each tally without making an object of it: a carry reads millions. */
export function visitTallies(packed: Uint8Array, visit: VisitTally): void {
  const unpacker = openUnpacker(packed);
  while (!unpacker.isAtEnd()) {
    const place = String(unpacker.number());
    for (let days = unpacker.number(); days > 0; days -= 1) {
      const date = addDays(firstDay, unpacker.signed());
      for (let keys = unpacker.number(); keys > 0; keys -= 1)
        visit(place, date, unpacker.number(), unpacker.signed());
    }
  }
}

/** @throws RangeError for a key that this version does not know. */
export function readTallies(packed: Uint8Array): Tally[] {
  const tallies: Tally[] = [];
  visitTallies(packed, (place, date, index, count) => {
    const key = tallyKeys[index];
    if (key === undefined) throw new RangeError(`there is no tally ${index}`);
    tallies.push({ place, date, key, count });
  });
  return tallies;
}
