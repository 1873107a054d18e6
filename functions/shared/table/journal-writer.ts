import type { JournalRecord } from './journal-codec.ts';
import { namedMinutes, nameShard } from './journal-head-store.ts';
import { appendJournal, findWritten, type Written } from './journal-store.ts';
import type { Table } from './table.ts';

/** Appends records of a shard to the journal. */
export type Append = (shard: string, records: readonly JournalRecord[], now: Date) => Promise<void>;

/** A shard is named before it is written into, and again while it is (journal-head-store.ts); a warm function remembers that. */
export function openJournalWriter(table: Table): Append {
  const known = new Map<string, { named: Date; written: Written }>();
  return async (shard, records, now) => {
    if (records.length === 0) return;
    const { named, written } = stillNamed(known.get(shard), now) ?? (await name(table, shard, now));
    known.set(shard, { named, written: await appendJournal(table, { shard, after: written, now }, records) });
  };
}

function stillNamed<Known extends { named: Date }>(known: Known | undefined, now: Date): Known | undefined {
  const age = known && now.getTime() - known.named.getTime();
  return age !== undefined && age >= 0 && age < namedMinutes * 60_000 ? known : undefined;
}

async function name(table: Table, shard: string, named: Date): Promise<{ named: Date; written: Written }> {
  const written = await findWritten(table, shard);
  await nameShard(table, shard, { now: named, written });
  return { named, written };
}
