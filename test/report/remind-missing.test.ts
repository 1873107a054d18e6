import { beforeEach, describe, expect, it } from 'vitest';
import { type ReminderNeeds, remindMissing } from '../../functions/report/remind-missing.ts';
import { RefusedError } from '../../functions/shared/errors.ts';
import type { Notification } from '../../schemas/notification.ts';
import { timetableOf } from '../../schemas/report-timetable.ts';
import type { Role } from '../../schemas/staff.ts';

const day = '2026-01-19';
const times = {
  remind: '08:00',
  confirmBy: '09:00',
  tellTownships: '09:30',
  tellCounties: '10:00',
  close: '12:00',
};
const [first, second, elsewhere] = ['410105001003', '410105001006', '410105002001'];
const expectedAt = [first, second, elsewhere].map((code) => ({ code, name: code }));

type Kept = Parameters<ReminderNeeds['reminders']['keep']>[0];

let kept: Map<string, Kept>;
let confirmed: Set<string>;
let sent: Notification[];
let raced: (() => void) | undefined;
beforeEach(() => {
  kept = new Map();
  confirmed = new Set();
  sent = [];
  raced = undefined;
});

const needs: ReminderNeeds = {
  days: {
    find: (of) => Promise.resolve(of === day ? { timetable: timetableOf(day, times) } : undefined),
    span: () => Promise.resolve({ first: day, last: day }),
  },
  county: () =>
    Promise.resolve({
      expected: expectedAt,
      confirmed,
      reminded: new Map(Array.from(kept, ([region, { at }]) => [region, at])),
    }),
  reminders: {
    find: ({ region }) => Promise.resolve(kept.get(region)),
    keep: (reminder, since) => {
      raced?.();
      raced = undefined;
      const last = kept.get(reminder.region);
      if (last !== undefined && last.at > since.toISOString()) return Promise.resolve(false);
      kept.set(reminder.region, reminder);
      return Promise.resolve(true);
    },
  },
  notify: (notifications) => {
    sent.push(...notifications);
    return Promise.resolve();
  },
};

const staffOf = (role: Role, region: string) => ({
  staff: { sub: `${role}-${region}`, role, region, active: true, deputy: false },
});
const remind = (
  region: string,
  time: string,
  { key = time + region, by = staffOf('county', '410105') } = {},
) =>
  remindMissing(needs, by, {
    day,
    request: { region },
    mark: { key, body: region },
    now: new Date(`2026-01-20T${time}+08:00`),
  });
const refusal = async (asked: Promise<unknown>): Promise<RefusedError> => {
  const error = await asked.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(RefusedError);
  return error as RefusedError;
};

describe('reminding who has not confirmed', () => {
  it('tells the officers of a county or township that are missing, and says from when on it can be done again', async () => {
    confirmed.add(first);
    const made = await remind('410105', '10:00:00');
    expect(made).toEqual({
      day,
      region: '410105',
      at: '2026-01-20T02:00:00.000Z',
      by: 'county-410105',
      communities: 2,
      againAt: '2026-01-20T02:15:00.000Z',
    });
    expect(sent.map(({ kind, ...told }) => [kind, 'place' in told && told.place])).toEqual([
      ['report-reminder', second],
      ['report-reminder', elsewhere],
    ]);
  });

  it('names its messages after itself, so that another one is told again and the same one is not', async () => {
    await remind('410105001', '10:00:00');
    await remind('410105001', '10:15:00');
    const ids = sent.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toMatch(/^report-asked-410105001-\d+-2026-01-19-410105001003$/);
  });

  it('is the same when the same request comes again, and reaches those that it did not', async () => {
    const one = await remind('410105', '10:00:00', { key: 'the-click' });
    const before = sent.map(({ id }) => id);
    sent = [];
    confirmed.add(first);
    const again = await remind('410105', '10:01:00', { key: 'the-click' });
    expect(again).toEqual(one);
    expect(sent.map(({ id }) => id)).toEqual(before.slice(1));
  });

  it('is refused within a quarter of an hour, and says until when', async () => {
    await remind('410105', '10:00:00');
    const { code, status, retryAfterSeconds, details } = await refusal(remind('410105', '10:05:00'));
    expect([code, status, retryAfterSeconds, details]).toEqual([
      ...(['report.reminded', 429, 600] as const),
      { againAt: '2026-01-20T02:15:00.000Z' },
    ]);
    await expect(remind('410105', '10:15:00')).resolves.toMatchObject({ communities: 3 });
  });

  it('leaves out whom the township, or the county, had reminded just now', async () => {
    await remind('410105001', '10:00:00');
    expect(await remind('410105', '10:05:00')).toMatchObject({ communities: 1 });
    expect(sent.map((one) => 'place' in one && one.place)).toEqual([first, second, elsewhere]);
    expect(await refusal(remind('410105002', '10:10:00'))).toMatchObject({
      code: 'report.reminded',
      details: { againAt: '2026-01-20T02:20:00.000Z' },
    });
  });

  it('is one reminder when two ask at once', async () => {
    raced = () => {
      const at = '2026-01-20T02:00:00.000Z';
      kept.set('410105', { day, region: '410105', at, by: 'other', communities: 3, key: 'other', body: 'b' });
    };
    expect(await refusal(remind('410105', '10:00:00'))).toMatchObject({ code: 'report.reminded' });
    expect(sent).toEqual([]);
  });

  it.each([
    ['all have confirmed', '10:00:00', 'report.complete'],
    ['the report is closed', '12:00:00', 'report.remind-closed'],
  ])('is refused when %s', async (_when, time, code) => {
    if (code === 'report.complete') confirmed = new Set([first, second, elsewhere]);
    expect(await refusal(remind('410105', time))).toMatchObject({ code, status: 409 });
  });

  it('is for one’s own county or township only', async () => {
    const by = staffOf('township', '410105001');
    expect(await refusal(remind('410105002', '10:00:00', { by }))).toMatchObject({ status: 403 });
    expect(await refusal(remind('410105', '10:00:00', { by }))).toMatchObject({ status: 403 });
    await expect(remind('410105001', '10:00:00', { by })).resolves.toMatchObject({ communities: 2 });
  });
});
