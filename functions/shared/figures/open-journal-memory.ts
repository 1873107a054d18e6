import type { JournalRecord } from '../table/journal-codec.ts';
import { carriedOf, type JournalHead, namedMinutes } from '../table/journal-head-store.ts';
import { readJournal, unwritten } from '../table/journal-store.ts';
import type { Table } from '../table/table.ts';
import { visitTallies } from '../table/tallies-codec.ts';
import { sumRecords } from './sum-records.ts';
import type { Sums } from './sums.ts';

/** A shard as far as it was read: its records since the last carry, in order. */
interface Shard {
  records: JournalRecord[];
  last: string;
  readAt: Date;
  /** The records that tell of a township; of so many of `records`, because nobody may ask for a township. */
  byTownship: Map<string, JournalRecord[]>;
  sorted: number;
}

/** The journal since the last carry, in memory: a warm function asks only for what is newer. */
export interface JournalMemory {
  /** Reads what is new: one Query for each shard that may have been written into. */
  update(head: JournalHead, now: Date): Promise<void>;
  /** What it holds of a region beyond a carry, as of the last update. */
  beyond(region: string, carry: number): Sums;
}

/** Sums of a region, and up to where each shard was added to them. */
interface Added {
  sums: Sums;
  upTo: Map<string, string>;
}

/** Longer than a function may take between naming a shard and writing into it. */
const graceMinutes = 5;
/** Regions whose sums are kept: what is asked again is only added to. */
const mostRegions = 200;

export function openJournalMemory(table: Table): JournalMemory {
  const shards = new Map<string, Shard>();
  const sums = new Map<string, Added>();
  let head: JournalHead | undefined;
  return {
    update: async (found, now) => {
      if (carryOf(head) !== carryOf(found)) sums.clear();
      head = found;
      forgetCarried(shards, head);
      const opened = Object.entries(head.shards).map(async ([name, { named }]) => {
        const shard = shards.get(name) ?? newShard(carriedOf(found, name).position);
        shards.set(name, shard);
        if (isDone(shard, named)) return;
        await readNew(table, name, shard);
        shard.readAt = now;
      });
      await Promise.all(opened);
    },
    beyond: (region, carry) => {
      const name = `${region} ${carry}`;
      if (!sums.has(name) && sums.size >= mostRegions) sums.clear();
      const known = sums.get(name) ?? newKnown();
      sums.set(name, known);
      for (const [shardName, shard] of shards) {
        const { last } = shard;
        const after = known.upTo.get(shardName) ?? reachedBy(head, carry, shardName);
        sumRecords(known.sums, region, newest(recordsOf(shard, region), after));
        known.upTo.set(shardName, last > after ? last : after);
      }
      return known.sums;
    },
  };
}

const newKnown = (): Added => ({ sums: new Map(), upTo: new Map() });

const newShard = (last: string): Shard => ({ records: [], last, readAt: new Date(0), ...unsorted() });
const unsorted = (): Pick<Shard, 'byTownship' | 'sorted'> => ({ byTownship: new Map(), sorted: 0 });

const carryOf = (head: JournalHead | undefined): string | undefined =>
  head && `${head.carry.n} ${head.carry.running}`;

async function readNew(table: Table, name: string, shard: Shard): Promise<void> {
  for (const record of await readJournal(table, name, { after: shard.last }))
    if (record.seq > shard.last) {
      shard.records.push(record);
      shard.last = record.seq;
    }
}

/** Up to where a carry took a shard: the one that is under way, or the last that is done. */
function reachedBy(head: JournalHead | undefined, carry: number, shard: string): string {
  if (head === undefined) return unwritten.position;
  const { n, running, until } = head.carry;
  const carried = carriedOf(head, shard);
  return (running && carry === n ? (until[shard] ?? carried) : carried).position;
}

/** Nobody writes into a shard that was not named again, and it was read after the last who might have. */
function isDone({ readAt }: Shard, named: string): boolean {
  return readAt.getTime() > Date.parse(named) + (namedMinutes + graceMinutes) * 60_000;
}

function forgetCarried(shards: Map<string, Shard>, head: JournalHead): void {
  for (const [name, shard] of shards) {
    if (!(name in head.shards)) {
      // It was forgotten when all of it had been carried.
      shards.delete(name);
      continue;
    }
    const { position } = carriedOf(head, name);
    if (position < (shard.records[0]?.seq ?? '')) continue;
    Object.assign(shard, unsorted(), { records: shard.records.filter(({ seq }) => seq > position) });
    if (shard.last < position) shard.last = position;
  }
}

const townshipDigits = 9;

/** The records that may tell of a region. A daily report asks for all townships: none has to look through all records. */
function recordsOf(shard: Shard, region: string): readonly JournalRecord[] {
  if (region.length !== townshipDigits) return shard.records;
  for (const record of shard.records.slice(shard.sorted)) {
    const townships = new Set<string>();
    visitTallies(record.tallies, (place) => townships.add(place.slice(0, townshipDigits)));
    for (const township of townships) {
      const own = shard.byTownship.get(township) ?? [];
      own.push(record);
      shard.byTownship.set(township, own);
    }
  }
  shard.sorted = shard.records.length;
  return shard.byTownship.get(region) ?? [];
}

function* newest(records: readonly JournalRecord[], after: string) {
  let start = records.length;
  while (start > 0 && (records[start - 1]?.seq ?? '') > after) start -= 1;
  for (const { tallies } of records.slice(start))
    yield (visit: Parameters<typeof visitTallies>[1]) => {
      visitTallies(tallies, visit);
    };
}
