import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildActivePeople,
  dayZero,
  tripsOfPerson,
} from '../../../functions/compare/people/active-people.ts';
import {
  readActivePeople,
  writeActivePeople,
} from '../../../functions/compare/people/active-people-bytes.ts';
import { referencesOf } from '../../../functions/compare/people/key-table.ts';
import { buildSieve, passes } from '../../../functions/compare/people/phone-sieve.ts';
import { mixPhone } from '../../../functions/shared/people/mix-phone.ts';
import {
  makeDocumentKey,
  makePersonKey,
  openPersonKeys,
} from '../../../functions/shared/people/person-keys.ts';
import { daysBetween } from '../../../schemas/shanghai-day.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aDocument, aTripOf, indexed, type KnownTrip, secret } from '../a-feed.ts';

const keys = openPersonKeys(secret);
const trips: KnownTrip[] = [
  aTripOf(1),
  aTripOf(2),
  aTripOf(1, { fromDate: '2026-03-01', toDate: '2026-03-02' }),
  { document: 'E12345678', name: 'O’Neil · Ann', fromDate: '2026-01-01', toDate: '2026-01-02' },
];
const people = buildActivePeople(
  keys,
  trips.map((trip) => indexed(keys, trip)),
);

function ofDocument(document: string): number[] {
  makeDocumentKey(keys, document);
  return referencesOf(people.documents, keys.high, keys.low);
}

function ofPerson(name: string, phone: string, date: string): number[] {
  makePersonKey(keys, name, phone);
  return tripsOfPerson(people, keys, daysBetween(dayZero, date));
}

describe('active people', () => {
  it('are found by document, with all trips of one person', () => {
    expect(ofDocument(aDocument(1))).toEqual([0, 2]);
    expect(ofDocument(aDocument(2))).toEqual([1]);
    expect(ofDocument('E12345678')).toEqual([3]);
    expect(ofDocument(aDocument(3))).toEqual([]);
  });

  it('are found by name and phone on the days of their trip only', () => {
    expect(ofPerson('张伟', '16200000001', '2026-01-10')).toEqual([0]);
    expect(ofPerson('张 伟', '16200000001', '2026-01-30')).toEqual([0]);
    expect(ofPerson('张伟', '16200000001', '2026-01-31')).toEqual([]);
    expect(ofPerson('张伟', '16200000001', '2026-03-02')).toEqual([2]);
    expect(ofPerson('张伟', '16200000003', '2026-01-20')).toEqual([]);
    expect(ofPerson('李伟', '16200000001', '2026-01-20')).toEqual([]);
  });

  it('are the same after they were written and read, from any place of a buffer', () => {
    const bytes = writeActivePeople(people);
    expect(readActivePeople(keys, bytes)).toEqual(people);
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(readActivePeople(keys, moved.subarray(1))).toEqual(people);
  });

  it('hold no document, name or phone', () => {
    const bytes = writeActivePeople(people).toString('latin1');
    for (const told of [aDocument(1), '16200000001', Buffer.from('张伟').toString('latin1')])
      expect(bytes).not.toContain(told);
  });

  it('are refused when they were made with another secret, cut off, or are something else', () => {
    const bytes = writeActivePeople(people);
    expect(() => readActivePeople(openPersonKeys(Buffer.alloc(32, 1)), bytes)).toThrow('another secret');
    expect(() => readActivePeople(keys, bytes.subarray(0, bytes.length - 4))).toThrow('cut off');
    expect(() => readActivePeople(keys, bytes.subarray(0, 8))).toThrow('cut off');
    expect(() => readActivePeople(keys, Buffer.alloc(200))).toThrow('no set of active people');
  });

  it('have other keys under another secret, which has 32 bytes', () => {
    const other = openPersonKeys(Buffer.alloc(32, 1));
    makeDocumentKey(other, aDocument(1));
    expect(referencesOf(people.documents, other.high, other.low)).toEqual([]);
    expect(() => openPersonKeys(Buffer.alloc(16))).toThrow(RangeError);
  });
});

describe('the sieve of phones', () => {
  it('lets every phone pass that was put in, and few others', () => {
    const mix = (n: number): number => mixPhone(7, Buffer.from(`139${String(n).padStart(8, '0')}`));
    const sieve = buildSieve(
      7,
      Uint32Array.from({ length: 20_000 }, (_, n) => mix(n)),
    );
    fc.assert(
      fc.property(fc.nat(19_999), (n) => {
        expect(passes(sieve, mix(n))).toBe(true);
      }),
      propertyRun('phones', 500),
    );
    const others = Array.from({ length: 20_000 }, (_, n) => passes(sieve, mix(n + 50_000_000))).filter(
      Boolean,
    ).length;
    expect(others).toBeLessThan(600);
    expect(passes(buildSieve(7, new Uint32Array(0)), mix(1))).toBe(false);
  });
});
