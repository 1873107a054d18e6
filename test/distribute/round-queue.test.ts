import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  findRound,
  finishRound,
  markRoundPlace,
  moveRound,
} from '../../functions/shared/table/round-store.ts';
import { notification } from '../../schemas/notification.ts';
import { type RealQueues, realQueues } from '../notify/real-queues.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';

let api: StaffApi;
let queues: RealQueues;
let handler: (event: { time: string }) => Promise<void>;
let days = 0;
let day: (time: string) => string;

beforeAll(async () => {
  api = await aStaffApi();
  queues = await realQueues('Notifications');
  process.env['NOTIFY_QUEUE_URL'] = queues.url('Notifications');
  ({ handler } = await import('../../functions/distribute/handler-round.ts'));
});
afterAll(() => Promise.all([queues.stop(), api.stop()]));
// Each test on a day of its own: rounds only move forward.
beforeEach(() => {
  const date = `2026-02-${String((days += 1)).padStart(2, '0')}`;
  day = (time) => new Date(`${date}T${time}:00+08:00`).toISOString();
});

async function open(time: string) {
  await handler({ time });
  const told = (await queues.take('Notifications')).map((body) => notification.parse(JSON.parse(body)));
  return told.sort((one, other) => (one.id < other.id ? -1 : 1));
}

const placeOf = (n: number) => `41010${days}${String(n).padStart(6, '0')}`;
const announce = (time: string, n: number) =>
  markRoundPlace(api.world.sources, { roundAt: day(time), place: placeOf(n), at: day('09:00') });
describe('the schedule of the rounds', () => {
  it('tells the places of all shards', async () => {
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    await Promise.all(numbers.map((n) => announce('10:30', n)));
    expect((await open(day('10:30'))).map(({ id }) => id)).toEqual(
      numbers.map((n) => `round-digest-${day('10:30')}-${placeOf(n)}`).sort(),
    );
  });

  it('tells nobody a second time, and moves the round forward only', async () => {
    await announce('10:30', 1);
    expect(await open(day('10:30'))).toHaveLength(1);
    expect(await open(day('10:30'))).toEqual([]);
    await open(day('11:00'));
    expect(await open(day('10:30'))).toEqual([]);
    const round = await findRound(api.world.sources);
    expect([round?.at, round?.told.at]).toEqual([day('11:00'), day('11:00')]);
  });

  it('makes up in the next for what a failed one did not tell, and once only', async () => {
    await open(day('10:00'));
    await announce('10:30', 1);
    // What is left of one whose every try ended before it had told anybody.
    await moveRound(api.world.sources, { at: day('10:30'), previous: day('10:00') });
    expect((await open(day('11:00'))).map(({ id }) => id)).toEqual([
      `round-digest-${day('10:30')}-${placeOf(1)}`,
    ]);
    expect(await open(day('11:30'))).toEqual([]);
  });

  it('tells in the next what was noted for one right after its places were listed', async () => {
    await open(day('10:30'));
    const { told } = (await findRound(api.world.sources)) ?? { told: { listedAt: '' } };
    const marker = { roundAt: day('10:30'), place: placeOf(1), at: told.listedAt };
    await markRoundPlace(api.world.sources, marker);
    expect((await open(day('11:00'))).map(({ id }) => id)).toEqual([
      `round-digest-${day('10:30')}-${placeOf(1)}`,
    ]);
    expect(await open(day('11:30'))).toEqual([]);
  });

  it('makes up for one that did not happen, after one that did', async () => {
    await open(day('10:00'));
    await Promise.all([announce('10:00', 1), announce('10:30', 2)]);
    expect((await open(day('11:00'))).map(({ id }) => id)).toEqual([
      `round-digest-${day('10:30')}-${placeOf(2)}`,
    ]);
  });

  it('tells a place once that was announced to it twice', async () => {
    await Promise.all([announce('10:30', 1), announce('10:30', 1)]);
    expect(await open(day('10:30'))).toHaveLength(1);
  });
});

describe('the last round', () => {
  it('is not moved by who read another one than the last', async () => {
    await open(day('10:00'));
    expect(await moveRound(api.world.sources, { at: day('11:00'), previous: day('09:30') })).toBe(false);
    expect(await moveRound(api.world.sources, { at: day('11:00') })).toBe(false);
    await finishRound(api.world.sources, { at: day('09:30'), listedAt: day('09:30') });
    expect(await findRound(api.world.sources)).toMatchObject({
      at: day('10:00'),
      told: { at: day('10:00') },
    });
    expect(await moveRound(api.world.sources, { at: day('11:00'), previous: day('10:00') })).toBe(true);
  });
});
