import { describe, expect, it } from 'vitest';
import { type BeginNeeds, beginDay, type ReportInput } from '../../functions/report/begin-day.ts';
import type { ReportTimetable } from '../../schemas/report-timetable.ts';
import { reportTimes } from '../../schemas/report-timetable.ts';

const times = {
  remind: '08:00',
  confirmBy: '09:00',
  tellTownships: '09:30',
  tellCounties: '10:00',
  close: '12:00',
};

function inMemory(given: Partial<BeginNeeds> = {}) {
  const kept = new Map<string, { timetable: ReportTimetable }>();
  const started: [name: string, input: ReportInput][] = [];
  const needs: BeginNeeds = {
    times,
    isSeason: true,
    counties: () => Promise.resolve([{ county: '410105', communities: 200 }]),
    reports: {
      find: (day) => Promise.resolve(kept.get(day)),
      begin: (report) => {
        if (kept.has(report.day)) return Promise.resolve(false);
        kept.set(report.day, report);
        return Promise.resolve(true);
      },
    },
    start: (name, input) => {
      started.push([name, input]);
      return Promise.resolve();
    },
    ...given,
  };
  return { needs, started };
}

describe('beginning the report of a day', () => {
  it.each([
    ['2026-01-17T16:05:00Z', '2026-01-17', 'at 00:05 of the next day'],
    ['2026-01-18T15:59:59Z', '2026-01-17', 'as late as the end of that day'],
    ['2026-01-17T15:59:59Z', '2026-01-16', 'never of a day that lasts'],
  ])('at %s is of %s: %s', async (scheduledAt, day) => {
    const { needs, started } = inMemory();
    expect(await beginDay(needs, new Date(scheduledAt), new Date(scheduledAt))).toBe(day);
    expect(started.map(([name]) => name)).toEqual([`report-${day}`]);
  });

  it('twice asks for the same execution, with the times of the first start', async () => {
    const { needs, started } = inMemory();
    const at = new Date('2026-01-17T16:05:00Z');
    await beginDay(needs, at, at);
    const later = { ...needs, times: { ...times, close: '18:00' } };
    await beginDay(later, new Date('2026-01-17T16:20:00Z'), new Date('2026-01-17T16:20:00Z'));
    expect(started[1]).toEqual(started[0]);
    expect(started[0]?.[1].timetable.close).toBe('2026-01-18T04:00:00.000Z');
  });

  it('does nothing out of the season', async () => {
    const { needs, started } = inMemory({ isSeason: false });
    const at = new Date('2026-01-17T16:05:00Z');
    expect(await beginDay(needs, at, at)).toBeUndefined();
    expect(started).toEqual([]);
  });

  it.each([
    { ...times, confirmBy: '07:00' },
    { ...times, close: '09:59' },
    { ...times, remind: '24:00' },
  ])('knows no times that do not follow each other: %j', (wrong) => {
    expect(reportTimes.safeParse(wrong).success).toBe(false);
  });
});
