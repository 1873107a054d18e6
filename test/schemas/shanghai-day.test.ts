import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  endOfDay,
  isRealDate,
  minuteOfDay,
  shanghaiDate,
  startOfDay,
} from '../../schemas/shanghai-day.ts';

const anyInstant = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

describe('a Shanghai day', () => {
  it('begins at 16:00 UTC of the day before', () => {
    expect(startOfDay('2026-01-20').toISOString()).toBe('2026-01-19T16:00:00.000Z');
    expect(endOfDay('2026-01-20').toISOString()).toBe('2026-01-20T16:00:00.000Z');
  });

  it('contains 23:59:59.999 and not the next 00:00:00.000', () => {
    expect(shanghaiDate(new Date('2026-01-20T23:59:59.999+08:00'))).toBe('2026-01-20');
    expect(shanghaiDate(new Date('2026-01-21T00:00:00.000+08:00'))).toBe('2026-01-21');
  });

  it('is the one and only that an instant belongs to', () => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const date = shanghaiDate(now);
        expect(startOfDay(date) <= now && now < endOfDay(date)).toBe(true);
      }),
    );
  });

  it('agrees with the time-zone database', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(anyInstant, (now) => {
        expect(shanghaiDate(now)).toBe(format.format(now));
      }),
    );
  });

  it('is moved and measured by whole days', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -500, max: 500 }), (now, days) => {
        const date = shanghaiDate(now);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('has 1,440 minutes', () => {
    expect(minuteOfDay(new Date('2026-01-20T00:00+08:00'))).toBe(0);
    expect(minuteOfDay(new Date('2026-01-20T23:59:59.999+08:00'))).toBe(1439);
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('%s exists: %s', (text, real) => {
    expect(isRealDate(text)).toBe(real);
  });
});
