import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Declaration } from '../../../schemas/declaration.ts';

/** The lists that a declaration gathers in its life. They are sealed whole: tests and notes are personal too. */
export const entryLists = ['verifications', 'transfers', 'messages', 'changes', 'settlements'] as const;
export type Entries = Pick<Declaration, (typeof entryLists)[number]>;

// What entries are made of, most frequent last, as DEFLATE wants its dictionary. Changing it needs a new version byte.
const dictionary = Buffer.from(
  '"settlements":"keep":"first""claim""resultAt":"answeredAt":"answeredBy":"answer":"waiting""accepted""refused"' +
    '"take-over""withdrawal""edit""delayed""newExpectedArrivalAt":"not-coming""documentNumber":"endDate":"testDates":[' +
    '"imposed":{"ruleId":"ruleVersion":1,"option":0,"startDate":"home-based-health-monitoring""home-quarantine"' +
    '"routine-health-monitoring""measure":"release""test","sampledAt":"result":"negative""pending""reason":"from":"to":"' +
    '"serviceNumber":"G"carriage":"seat":"plate":"train""car""plane""coach""journey":{"transport":"which":["fever""since":"' +
    '"stays":[{"regionCode":"fromDate":"toDate":"symptoms":{"present":false},"riskStays":{"present":false}"note":"' +
    '"messages":[{"changes":[{"transfers":[{"verifications":[{"kind":"arrival","arrivedAt":"means":"phone","reached":true' +
    '"content":{"kind":"step":{"kind":"contact"},{"key":"body":"at":"2026-01-01T00:00:00.000Z","by":{"sub":"officer-41"place":"41',
);
const version = 1;
/** The tables that DEFLATE clears before each use are then of the size of what is packed: half the time, the same bytes. */
const memLevel = 6;

/** The lists that hold something, compressed; undefined when none does, as when it was only declared. */
export function writeEntries(entries: Entries): Uint8Array | undefined {
  const kept = entryLists.filter((name) => entries[name].length > 0).map((name) => [name, entries[name]]);
  if (kept.length === 0) return undefined;
  const packed = deflateRawSync(JSON.stringify(Object.fromEntries(kept)), { dictionary, memLevel });
  return Buffer.concat([Buffer.of(version), packed]);
}

/** What was written, in the shape of the schema; the caller parses it. */
export function readEntries(written: Uint8Array | undefined): Record<string, unknown> {
  const empty = Object.fromEntries(entryLists.map((name) => [name, []]));
  if (written === undefined) return empty;
  const text = inflateRawSync(written.subarray(1), { dictionary, maxOutputLength: 400_000 }).toString();
  return { ...empty, ...(JSON.parse(text) as Record<string, unknown>) };
}
