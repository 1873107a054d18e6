import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import type { JournalRecord } from '../../functions/shared/table/journal-codec.ts';
import { appendOnce } from '../../functions/shared/table/journal-once-store.ts';
import { openJournalWriter } from '../../functions/shared/table/journal-writer.ts';
import type { Table } from '../../functions/shared/table/table.ts';
import { openCarry } from '../../functions/statistics/carry-adapter.ts';
import { carryJournal } from '../../functions/statistics/carry-journal.ts';
import { countRecord } from '../../functions/statistics/stream-adapter.ts';
import { hoursAfter } from '../support/builders.ts';
import { dyingAt } from './a-journal.ts';

/** What the stream, its function and the carry go through next. */
export type Fate =
  /** So many records of a shard come, perhaps with some that came before; the function may die at its n-th call. */
  | { kind: 'batch'; shard: number; size: number; again: number; diesAt: number | undefined; after: boolean }
  /** A record of a shard was set aside, and is counted from outside now: perhaps twice. */
  | { kind: 'set-aside'; shard: number; nth: number; times: number }
  | { kind: 'carry'; diesAt: number | undefined; after: boolean }
  /** The functions start anew. */
  | { kind: 'cold' };

const diesAt = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
const shard = fc.nat(1);

export const fate: fc.Arbitrary<Fate> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('batch' as const),
      shard,
      size: fc.integer({ min: 1, max: 6 }),
      again: fc.nat(3),
      diesAt,
      after: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set-aside' as const),
      shard,
      nth: fc.nat(20),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('carry' as const), diesAt, after: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cold' as const) }) },
);

/** Where a delivery stands: each shard's records in order, and how many of them are done. */
interface Delivery {
  table: Table;
  shards: { name: string; records: readonly DynamoDBRecord[]; done: number }[];
  writer: ReturnType<typeof openJournalWriter>;
  now: Date;
}

/** Delivers the records of two shards, whatever comes in between, until all of them are counted and carried. */
export async function deliverStream(
  table: Table,
  shards: readonly (readonly DynamoDBRecord[])[],
  { fates, now, name }: { fates: readonly Fate[]; now: Date; name: string },
): Promise<Date> {
  const delivery: Delivery = {
    table,
    shards: shards.map((records, index) => ({
      name: `${name}-${index}`,
      records: records.filter((_, nth) => !isSetAside(fates, index, nth)),
      done: 0,
    })),
    writer: openJournalWriter(table),
    now,
  };
  for (const one of fates) await suffer(delivery, one, shards);
  for (const [index] of shards.entries())
    await deliver(delivery, { shard: index, size: Number.MAX_SAFE_INTEGER, again: 1 });
  await carry(delivery, table);
  return delivery.now;
}

async function suffer(
  delivery: Delivery,
  one: Fate,
  told: readonly (readonly DynamoDBRecord[])[],
): Promise<void> {
  delivery.now = hoursAfter(0.2, delivery.now);
  switch (one.kind) {
    case 'batch': {
      const dying = one.diesAt === undefined ? undefined : dyingAt(one.diesAt, delivery.table, one.after);
      await orDie(deliver(delivery, { ...one, ...(dying && { through: openJournalWriter(dying) }) }));
      return;
    }
    case 'set-aside':
      return countSetAside(delivery, told[one.shard]?.[one.nth], one.times);
    case 'carry':
      return orDie(
        carry(
          delivery,
          one.diesAt === undefined ? delivery.table : dyingAt(one.diesAt, delivery.table, one.after),
        ),
      );
    case 'cold':
      delivery.writer = openJournalWriter(delivery.table);
  }
}

async function orDie(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== 'died') throw error;
  });
}

const recordsOf = (records: readonly DynamoDBRecord[]): JournalRecord[] =>
  records.flatMap((record) => {
    const counted = countRecord(record);
    if (counted instanceof Error) throw counted;
    return counted === undefined ? [] : [counted];
  });

interface Batch {
  shard: number;
  size: number;
  again: number;
  through?: Delivery['writer'];
}

/** A batch that failed is cut otherwise the next time, and what was counted before may come once more. */
async function deliver(delivery: Delivery, { shard: index, size, again, through }: Batch): Promise<void> {
  const from = delivery.shards[index];
  if (from === undefined) return;
  const start = Math.max(0, from.done - again);
  const end = Math.min(from.records.length, from.done + size);
  await (through ?? delivery.writer)(from.name, recordsOf(from.records.slice(start, end)), delivery.now);
  from.done = end;
}

const isSetAside = (fates: readonly Fate[], index: number, nth: number): boolean =>
  fates.some((one) => one.kind === 'set-aside' && one.shard === index && one.nth === nth);

async function countSetAside(
  { table, now }: Delivery,
  record: DynamoDBRecord | undefined,
  times: number,
): Promise<void> {
  if (record === undefined) return;
  const [counted] = recordsOf([record]);
  for (let time = 0; counted && time < times; time += 1)
    await appendOnce(table, { event: record.eventID ?? '', now }, counted);
}

/** A day later, so that it is due. */
async function carry(delivery: Delivery, table: Table): Promise<void> {
  delivery.now = hoursAfter(24, delivery.now);
  await carryJournal(openCarry(table), delivery.now);
}
