import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstContactDueAt, roundAfter, roundBefore } from '../../schemas/rounds.ts';
import { daysBetween, shanghaiDate } from '../../schemas/shanghai-day.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const anyInstant = fc.date({ min: new Date('2022-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

describe('a distribution round', () => {
  it.each([
    ['2026-01-20T06:12', '2026-01-20T07:00'],
    ['2026-01-20T07:00', '2026-01-20T07:00'],
    ['2026-01-20T07:00:00.001', '2026-01-20T07:30'],
    ['2026-01-20T20:59', '2026-01-20T21:00'],
    ['2026-01-20T21:00', '2026-01-20T21:00'],
    ['2026-01-20T21:00:00.001', '2026-01-21T07:00'],
    ['2026-01-20T23:59:59.999', '2026-01-21T07:00'],
  ])('hands out what comes at %s at %s', (submitted, round) => {
    expect(roundAfter(at(submitted))).toEqual(at(round));
  });

  it('is never before what it hands out, and never more than ten hours after', () => {
    fc.assert(
      fc.property(anyInstant, (submitted) => {
        const wait = roundAfter(submitted).getTime() - submitted.getTime();
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(10 * 3_600_000);
      }),
    );
  });

  it('is the last one that came, seen from any instant', () => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const last = roundBefore(now);
        expect(last.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(roundAfter(last)).toEqual(last);
        expect(roundAfter(new Date(last.getTime() + 1)).getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });
});

describe('the same-day rule', () => {
  it.each([
    ['2026-01-20T00:00', '2026-01-21T00:00'],
    ['2026-01-20T12:00', '2026-01-21T00:00'],
    ['2026-01-20T21:00', '2026-01-21T00:00'],
    ['2026-01-20T21:00:00.001', '2026-01-21T12:00'],
    ['2026-01-20T23:59:59.999', '2026-01-21T12:00'],
  ])('asks for the first contact of what comes at %s by %s', (submitted, due) => {
    expect(firstContactDueAt(at(submitted))).toEqual(at(due));
  });

  it('leaves an officer at least three hours after the hand-out', () => {
    fc.assert(
      fc.property(anyInstant, (submitted) => {
        expect(
          firstContactDueAt(submitted).getTime() - roundAfter(submitted).getTime(),
        ).toBeGreaterThanOrEqual(3 * 3_600_000);
      }),
    );
  });

  it('is due on the day of the hand-out', () => {
    fc.assert(
      fc.property(anyInstant, (submitted) => {
        const lastInstant = new Date(firstContactDueAt(submitted).getTime() - 1);
        expect(daysBetween(shanghaiDate(roundAfter(submitted)), shanghaiDate(lastInstant))).toBe(0);
      }),
    );
  });
});
