import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findJournalHead, forgetShard, nameShard } from '../../functions/shared/table/journal-head-store.ts';
import {
  appendJournal,
  findWritten,
  readJournal,
  unwritten,
} from '../../functions/shared/table/journal-store.ts';
import { openJournalWriter } from '../../functions/shared/table/journal-writer.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { newId } from '../support/world.ts';
import { aJournalRecord, aTally } from './some-tallies.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const append = (shard: string, ...ns: number[]) =>
  appendJournal(
    engine.table,
    { shard, after: unwritten, now: afternoon },
    ns.map((n) => aJournalRecord(n)),
  );

async function numbersIn(shard: string, span: { after?: number; until?: number } = {}): Promise<number[]> {
  const { after = 0, until } = span;
  const position = (n: number) => aJournalRecord(n).seq;
  const from = { after: position(after), ...(until !== undefined && { until: position(until) }) };
  const read = await readJournal(engine.table, shard, from);
  return read.map(({ seq }) => Number(seq));
}

describe('the journal of a shard', () => {
  it('tells each record once and in order, however batches were told again or cut otherwise', async () => {
    // A batch begins no later than where the one before ended: what failed is told again, longer or shorter, sooner or later.
    const batches = fc.array(fc.record({ back: fc.nat(4), length: fc.integer({ min: 1, max: 6 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (cuts) => {
        const shard = newId();
        let reached = 0;
        // Ends of the journal as somebody found them while it was written.
        const ends: { start: number; end: number }[] = [];
        for (const { back, length } of cuts) {
          const start = Math.max(0, reached - back);
          const batch = Array.from({ length }, (_, index) => start + index + 1);
          await append(shard, ...batch);
          ends.push({ start: reached, end: Math.max(reached, start + length) });
          reached = Math.max(reached, start + length);
        }
        const all = Array.from({ length: reached }, (_, index) => index + 1);
        expect(await numbersIn(shard)).toEqual(all);
        for (const { start, end } of ends) {
          expect(await numbersIn(shard, { after: start, until: end })).toEqual(all.slice(start, end));
          expect(await numbersIn(shard, { after: end })).toEqual(all.slice(end));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('ends at a position: what was appended later is beyond', async () => {
    const shard = newId();
    await append(shard, 1, 2, 3);
    await append(shard, 2, 3, 4, 5);
    await append(shard, 6, 7);
    expect(await numbersIn(shard, { after: 3, until: 5 })).toEqual([4, 5]);
    expect(await numbersIn(shard, { after: 5, until: 7 })).toEqual([6, 7]);
  });

  it('keeps a batch that is too large for an item in several, one after the other', async () => {
    const shard = newId();
    const many = Array.from({ length: 400 }, (_, n) =>
      aJournalRecord(
        n + 1,
        Array.from({ length: 60 }, (__, day) =>
          aTally({ date: `2026-0${1 + (day % 9)}-1${n % 9}`, count: n }),
        ),
      ),
    );
    const { position } = await appendJournal(engine.table, { shard, after: unwritten, now: afternoon }, many);
    expect(position).toBe(aJournalRecord(400).seq);
    expect(await numbersIn(shard)).toHaveLength(400);
    expect(await numbersIn(shard, { after: 0, until: 400 })).toHaveLength(400);
  });

  it('knows how far it was written, and how much that is', async () => {
    const shard = newId();
    expect(await findWritten(engine.table, shard)).toEqual(unwritten);
    const first = await append(shard, 1, 2);
    const second = await appendJournal(engine.table, { shard, after: first, now: afternoon }, [
      aJournalRecord(3),
    ]);
    expect(second.bytes).toBeGreaterThan(first.bytes);
    expect(await findWritten(engine.table, shard)).toEqual(second);
  });
});

describe('whoever writes into a shard', () => {
  it('has named it before, and names it again after half an hour', async () => {
    const shard = newId();
    const write = openJournalWriter(engine.table);
    const named = async () => (await findJournalHead(engine.table)).shards[shard]?.named;
    await write(shard, [], afternoon);
    expect(await named()).toBeUndefined();
    await write(shard, [aJournalRecord(1)], afternoon);
    await write(shard, [aJournalRecord(2)], hoursAfter(0.4));
    expect(await named()).toBe(afternoon.toISOString());
    await write(shard, [aJournalRecord(3)], hoursAfter(0.5));
    expect(await named()).toBe(hoursAfter(0.5).toISOString());
    expect(await numbersIn(shard)).toEqual([1, 2, 3]);
  });

  it('goes on where it was, in a shard that was forgotten', async () => {
    const shard = newId();
    const earlier = openJournalWriter(engine.table);
    await earlier(shard, [aJournalRecord(1)], afternoon);
    await forgetShard(engine.table, shard, afternoon.toISOString());
    expect((await findJournalHead(engine.table)).shards).not.toHaveProperty(shard);
    await openJournalWriter(engine.table)(shard, [aJournalRecord(2)], hoursAfter(5));
    const { shards } = await findJournalHead(engine.table);
    expect(shards[shard]).toMatchObject({
      named: hoursAfter(5).toISOString(),
      base: { position: aJournalRecord(1).seq },
    });
  });

  it('is not forgotten when it was named since', async () => {
    const shard = newId();
    await nameShard(engine.table, shard, { now: afternoon, written: unwritten });
    await nameShard(engine.table, shard, { now: hoursAfter(1), written: unwritten });
    await forgetShard(engine.table, shard, afternoon.toISOString());
    expect((await findJournalHead(engine.table)).shards).toHaveProperty(shard);
  });
});
