import { describe, expect, it } from 'vitest';
import {
  type ReadersNeeds,
  type WatchedReader,
  watchReaders,
} from '../../../functions/compare/cities/watch-readers.ts';
import type { Notification } from '../../../schemas/notification.ts';

const start = new Date('2026-01-18T04:00:00+08:00');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const begun = '2026-01-01T00:00:00.000Z';
const acknowledged = {
  ...{ city: '4101', reader: 'city-system' as const, at: '2026-01-17T01:00:00.000Z' },
  ...{ begun, n: 7, told: 30, declarations: 20 },
};
const noted = (count: number) => ({ begun, totals: { '4101': count } });

/** A system of Zhengzhou, the log around it, and how many declarations count there. */
function aWatch(given: Partial<WatchedReader['acknowledged']> = {}) {
  const kept: WatchedReader = { acknowledged: { ...acknowledged, ...given } };
  const sent: Notification[] = [];
  const state = { last: 30, settled: 30, overdue: 30, ours: 20, counts: 0, kept };
  const needs: ReadersNeeds = {
    readers: () => Promise.resolve([kept]),
    log: () =>
      Promise.resolve({
        ...{ last: noted(state.last), settled: noted(state.settled), overdue: noted(state.overdue) },
      }),
    count: () => {
      state.counts += 1;
      return Promise.resolve(state.ours);
    },
    keepCompared: (_of, compared) => Promise.resolve(void Object.assign(kept, { compared })),
    notify: (one) => Promise.resolve(void sent.push(one)),
    remember: (_of, told) => Promise.resolve(void Object.assign(kept, told)),
  };
  const look = (at: Date) => watchReaders(needs, at);
  return { state, sent, look };
}

const told = (sent: readonly Notification[]) =>
  sent.map((one) => (one.kind === 'city-changes' ? [one.state, one.place] : [one.kind]));

describe('changes that a system does not take', () => {
  it('are told of once after a day, to the province and the city, and again only when they were taken in between', async () => {
    const { state, sent, look } = aWatch();
    [state.last, state.settled] = [31, 31];
    expect(await look(start)).toEqual([]);
    state.overdue = 31;
    expect(await look(minutes(30))).toEqual(['4101']);
    expect(await look(minutes(60))).toEqual(['4101']);
    const once = [
      ['waiting', '41'],
      ['waiting', '4101'],
    ];
    expect(told(sent)).toEqual(once);
    Object.assign(state.kept.acknowledged, { told: 31, at: minutes(61).toISOString() });
    expect(await look(minutes(90))).toEqual([]);
    state.overdue = 40;
    await look(minutes(120));
    expect(told(sent)).toEqual([...once, ...once]);
  });

  it('are the province’s alone when the platform is behind', async () => {
    const { state, sent, look } = aWatch({ reader: 'platform' });
    state.overdue = 31;
    await look(start);
    expect(told(sent)).toEqual([['waiting', '41']]);
  });

  it('are all that were noted when its position is of a log that is over', async () => {
    const { sent, look } = aWatch({ begun: '2025-11-01T00:00:00.000Z' });
    await look(start);
    expect(told(sent)).toHaveLength(2);
  });
});

describe('both counts of the declarations of a city', () => {
  it('are not compared while something waits, or was noted within minutes', async () => {
    const { state, look } = aWatch();
    state.last = 31;
    await look(start);
    Object.assign(state, { last: 30, settled: 29 });
    await look(minutes(30));
    expect(state.counts).toBe(0);
  });

  it('are taken once a day while they agree', async () => {
    const { state, sent, look } = aWatch();
    for (const at of [0, 30, 60]) await look(minutes(at));
    Object.assign(state, { last: 33, settled: 33 });
    Object.assign(state.kept.acknowledged, { told: 33 });
    await look(minutes(90));
    expect(state.counts).toBe(1);
    await look(minutes(24 * 60));
    expect([state.counts, told(sent)]).toEqual([2, []]);
  });

  it('differ when the same is found again and nothing was noted in between; then it is told once', async () => {
    const { state, sent, look } = aWatch();
    state.ours = 21;
    expect(await look(start)).toEqual([]);
    expect(state.kept.compared).toMatchObject({ ours: 21, theirs: 20, differs: false });
    expect(await look(minutes(5))).toEqual([]);
    expect(await look(minutes(30))).toEqual(['4101']);
    expect(await look(minutes(60))).toEqual(['4101']);
    expect(told(sent)).toEqual([
      ['differ', '41'],
      ['differ', '4101'],
    ]);
  });

  it('do not differ when what was on its way has come by then', async () => {
    const { state, sent, look } = aWatch();
    state.ours = 21;
    await look(start);
    Object.assign(state, { last: 31, settled: 31 });
    Object.assign(state.kept.acknowledged, { told: 31, declarations: 21 });
    await look(minutes(30));
    expect([state.kept.compared, sent]).toMatchObject([{ ours: 21, theirs: 21, differs: false }, []]);
  });
});
