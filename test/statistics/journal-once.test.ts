import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendOnce, onceShard } from '../../functions/shared/table/journal-once-store.ts';
import { readJournal, unwritten } from '../../functions/shared/table/journal-store.ts';
import { packTallies } from '../../functions/shared/table/tallies-codec.ts';
import { countedEvent } from '../../functions/statistics/counted-event.ts';
import { afternoon } from '../support/builders.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { aTally } from './some-tallies.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const change = { at: afternoon.toISOString(), tallies: packTallies([aTally()]) };
const append = (event: string) => appendOnce(engine.table, { event, now: afternoon }, change);
const positions = async () =>
  (await readJournal(engine.table, onceShard, { after: unwritten.position })).map(({ seq }) => Number(seq));

describe('what is counted outside the stream', () => {
  it('is counted once for its event, however often and by how many it is told', async () => {
    expect(await append('event-1')).toBe(true);
    expect(await append('event-1')).toBe(false);
    const told = await Promise.all([append('event-2'), append('event-2'), append('event-2')]);
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await positions()).toEqual([1, 2]);
  });

  it('leaves no gap: each position follows the one before, although several come at once', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map(append));
    expect(await positions()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('names nobody: an event, and what it adds', () => {
    const event = { event: 'event-1', at: afternoon.toISOString(), tallies: [aTally()] };
    expect(countedEvent.parse({ ...event, name: '张伟明' })).toEqual(event);
    expect(
      countedEvent.safeParse({ ...event, tallies: [aTally({ key: 'happiness' as 'declared' })] }).success,
    ).toBe(false);
  });
});
