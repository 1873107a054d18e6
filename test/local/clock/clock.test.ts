import { afterEach, describe, expect, it } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';

const evening = new Date('2026-01-20T23:50:00+08:00');
const minutesAfter = (minutes: number): Date => new Date(evening.getTime() + minutes * 60_000);

describe('the settable clock', () => {
  let clock: Clock;
  afterEach(() => clock.stop());

  it('starts where it is told and runs like real time', async () => {
    clock = openClock(evening);
    const first = clock.now().getTime();
    expect(first - evening.getTime()).toBeLessThan(1_000);
    await clock.reach(new Date(first + 5));
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(first + 5);
  });

  it('is real time when nothing is said', () => {
    clock = openClock();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(50);
  });

  it('lets each thing that falls due on a jump happen at its own instant, in order', async () => {
    clock = openClock(evening);
    const seen: string[] = [];
    const note = async (name: string, minutes: number): Promise<void> => {
      await clock.reach(minutesAfter(minutes));
      seen.push(`${name} at ${clock.now().toISOString().slice(11, 16)}`);
    };
    void note('later', 40);
    void note('first', 20);
    void note('beyond', 90);
    await clock.advance(60 * 60_000);
    expect(seen).toEqual(['first at 16:10', 'later at 16:30']);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(minutesAfter(60).getTime());
  });

  it('on a jump stops also for what is planned by what happened on the way', async () => {
    clock = openClock(evening);
    const seen: string[] = [];
    const chain = async (): Promise<void> => {
      for (const minutes of [10, 20, 30]) {
        await clock.reach(minutesAfter(minutes));
        seen.push(clock.now().toISOString().slice(11, 16));
      }
    };
    void chain();
    await clock.set(minutesAfter(60));
    expect(seen).toEqual(['16:00', '16:10', '16:20']);
  });

  it('waits on a jump, at each instant, until those that woke have finished', async () => {
    clock = openClock(evening);
    const seen: string[] = [];
    let work = Promise.resolve();
    clock.settleWith(() => work);
    void clock.reach(minutesAfter(10)).then(() => {
      work = new Promise((finished) => {
        setTimeout(() => {
          seen.push(`finished before ${clock.now() < minutesAfter(20) ? 'the next' : 'nothing'}`);
          finished();
        }, 10);
      });
    });
    void clock.reach(minutesAfter(20)).then(() => seen.push('the next'));
    await clock.set(minutesAfter(30));
    expect(seen).toEqual(['finished before the next', 'the next']);
  });

  it('waits also for the work that one party makes for another', async () => {
    clock = openClock(evening);
    const seen: string[] = [];
    const turn = (): Promise<void> => new Promise((told) => setImmediate(told));
    let forQueue = Promise.resolve();
    let forSchedule = Promise.resolve();
    clock.settleWith(() => forQueue);
    clock.settleWith(() => forSchedule);
    void clock.reach(minutesAfter(10)).then(() => {
      forSchedule = turn().then(() => {
        forQueue = turn().then(() => void seen.push('the queue is empty'));
      });
    });
    void clock.reach(minutesAfter(20)).then(() => seen.push('the next'));
    await clock.set(minutesAfter(30));
    expect(seen).toEqual(['the queue is empty', 'the next']);
  });

  it('makes two jumps one after the other, also when they are asked for at once', async () => {
    clock = openClock(evening);
    await Promise.all([clock.advance(60_000), clock.advance(60_000)]);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(minutesAfter(2).getTime());
  });

  it('can be set back, tells so, and wakes nobody', async () => {
    clock = openClock(evening);
    const seen: string[] = [];
    clock.onSetBack(() => seen.push('back'));
    void clock.reach(minutesAfter(5)).then(() => seen.push('woken'));
    await clock.set(minutesAfter(-600));
    expect(seen).toEqual(['back']);
    await clock.set(minutesAfter(6));
    expect(seen).toEqual(['back', 'woken']);
  });

  it('gives up waiting with the reason of the signal', async () => {
    clock = openClock(evening);
    const stop = new AbortController();
    const waited = clock.reach(minutesAfter(5), stop.signal);
    stop.abort(new Error('the machine was stopped'));
    await expect(waited).rejects.toThrow('the machine was stopped');
    await expect(clock.reach(minutesAfter(5), stop.signal)).rejects.toThrow('the machine was stopped');
  });

  it('reaches an instant of the past at once', async () => {
    clock = openClock(evening);
    await expect(clock.reach(minutesAfter(-5))).resolves.toBeUndefined();
  });
});
