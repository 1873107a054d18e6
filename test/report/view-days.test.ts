import { describe, expect, it } from 'vitest';
import { communitiesIn, type DaysReads, viewDays } from '../../functions/report/view-days.ts';
import { timetableOf } from '../../schemas/report-timetable.ts';

const times = {
  ...{ remind: '08:00', confirmBy: '09:00', tellTownships: '09:30', tellCounties: '10:00', close: '12:00' },
};
const reads: DaysReads = {
  reports: () =>
    Promise.resolve(
      ['2026-01-16', '2026-01-18', '2026-01-19'].map((day) => ({ day, timetable: timetableOf(day, times) })),
    ),
  due: () =>
    Promise.resolve(
      new Map([
        ['2026-01-18', 3],
        ['2026-01-19', 3],
      ]),
    ),
  counted: () => Promise.resolve(new Map([['2026-01-18', { confirmed: 3, zero: 2, objected: 1 }]])),
};
const caller = {
  staff: { sub: 'county-410105', role: 'county', region: '410105', active: true, deputy: false },
} as const;
const view = (region: string) =>
  viewDays(reads, caller, {
    ...{ region, from: '2026-01-15', to: '2026-01-19', now: new Date('2026-01-20T10:00:00+08:00') },
  });

describe('the reports of many days', () => {
  it('are told for each day that has one, zeros explicit; a region that had nobody to report has none', async () => {
    const { days } = await view('410105001');
    expect(days).toEqual([
      {
        day: '2026-01-18',
        state: 'closed',
        closesAt: '2026-01-19T04:00:00.000Z',
        progress: { due: 3, confirmed: 3, zero: 2, objected: 1 },
      },
      {
        day: '2026-01-19',
        state: 'open',
        closesAt: '2026-01-20T04:00:00.000Z',
        progress: { due: 3, confirmed: 0, zero: 0, objected: 0 },
      },
    ]);
  });

  it.each([
    ['41', 12],
    ['4101', 7],
    ['410105', 4],
    ['4103', 0],
  ])('are of %s as many as its counties have communities: %d', (region, communities) => {
    expect(communitiesIn({ '410102': 3, '410105': 4, '410202': 5 }, region)).toBe(communities);
  });

  it('are told of one’s own regions only', async () => {
    await expect(view('410106')).rejects.toMatchObject({ code: 'outside-jurisdiction', status: 403 });
  });
});
