import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../seams/clock.ts';
import { sharedOffset } from './offset.ts';
import { waitingList } from './waiting-list.ts';

/** Timers of Node hold 2^31 - 1 ms; an hour also follows a machine that slept. */
const longestNapMs = 3_600_000;

/**
 * The system's time. It runs like real time and can be set; schedules, Wait, token checks and functions follow it
 * (design.md §2). On the way of a jump everything that falls due happens at its own instant, in order: the clock stops
 * at each such instant until those who woke there have finished, and starts only when what was under way has.
 */
export function openClock(at?: Date): Clock {
  const offset = sharedOffset();
  const waiting = waitingList();
  const settlers = new Set<() => Promise<void>>();
  const setBackListeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let moves = Promise.resolve();

  const now = (): number => Date.now() + offset.read();
  const moveTo = (instant: number): void => offset.write(instant - Date.now());

  /** The one timer sleeps until the next who waits; it never keeps the process alive. */
  const arm = (): void => {
    clearTimeout(timer);
    const due = waiting.earliest();
    if (due === undefined) return;
    timer = setTimeout(wakeDue, Math.min(Math.max(due - now(), 1), longestNapMs)).unref();
  };
  const wakeDue = (): void => {
    for (const wake of waiting.takeUntil(now())) wake();
    arm();
  };
  /** Asked twice, because what one party finishes can be work for another that had none when it was asked. */
  const settle = async (): Promise<void> => {
    await nextTurn();
    for (const settled of [...settlers, ...settlers]) await settled();
  };
  const move = async (target: number): Promise<void> => {
    if (target < now()) {
      moveTo(target);
      for (const listener of setBackListeners) listener();
    }
    await settle();
    for (let due = waiting.earliest(); due !== undefined && due <= target; due = waiting.earliest()) {
      moveTo(Math.max(due, now()));
      wakeDue();
      await settle();
    }
    moveTo(Math.max(target, now()));
    arm();
  };
  /** One move at a time, in the order asked for. */
  const moveInTurn = (target: () => number): Promise<void> => {
    const moved = moves.then(() => move(target()));
    moves = moved.catch(() => undefined);
    return moved;
  };

  if (at !== undefined) moveTo(at.getTime());
  return {
    buffer: offset.buffer,
    now: () => new Date(now()),
    set: (instant) => moveInTurn(() => instant.getTime()),
    advance: (milliseconds) => moveInTurn(() => now() + milliseconds),
    reach: (instant, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason as Error);
          return;
        }
        // At once, not with the next timer: nobody may take who has no reason to wait for one who rests.
        if (instant.getTime() <= now()) {
          resolve();
          return;
        }
        const aborted = (): void => {
          forget();
          reject(signal?.reason as Error);
        };
        const forget = waiting.add(instant.getTime(), () => {
          signal?.removeEventListener('abort', aborted);
          resolve();
        });
        signal?.addEventListener('abort', aborted, { once: true });
        arm();
      }),
    onSetBack: (listener) => {
      setBackListeners.push(listener);
    },
    settleWith: (settled) => {
      settlers.add(settled);
      return () => settlers.delete(settled);
    },
    stop: () => clearTimeout(timer),
  };
}
