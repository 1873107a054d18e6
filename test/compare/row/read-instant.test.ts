import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellFault } from '../../../functions/compare/row/cell-faults.ts';
import { readDay, readInstant } from '../../../functions/compare/row/read-instant.ts';
import { isRealDate } from '../../../schemas/shanghai-day.ts';
import { propertyRun } from '../../support/property-run.ts';

/** With digits before and behind that are of other cells. */
const read = (text: string): number => readInstant(Buffer.from(`9${text}9`), 1, text.length + 1);
const day = (text: string): number => readDay(Buffer.from(`9${text}9`), 1, text.length + 1);
const at = (text: string): number => Date.parse(text);

describe('an instant', () => {
  it.each([
    ['2026-01-20 14:10', '2026-01-20T14:10:00+08:00'],
    ['2026-01-20 14:10:05', '2026-01-20T14:10:05+08:00'],
    ['2026-01-20T14:10:05.123', '2026-01-20T14:10:05+08:00'],
    ['2026/1/5 9:05', '2026-01-05T09:05:00+08:00'],
    ['2026-01-20T06:10:05Z', '2026-01-20T06:10:05Z'],
    ['2026-01-20T06:10:05.5+05:30', '2026-01-20T06:10:05+05:30'],
    ['2026-01-20T06:10:05-0300', '2026-01-20T06:10:05-03:00'],
    ['20260120141005', '2026-01-20T14:10:05+08:00'],
    ['202601201410', '2026-01-20T14:10:00+08:00'],
    ['2024-02-29 00:00', '2024-02-29T00:00:00+08:00'],
  ])('is read from %s', (text, instant) => {
    expect(read(text)).toBe(at(instant));
  });

  it.each([
    ['2026-02-29 10:00', 'impossible'],
    ['2026-13-01 10:00', 'impossible'],
    ['2026-00-10 10:00', 'impossible'],
    ['2026-01-20 24:00', 'impossible'],
    ['2026-01-20 10:60', 'impossible'],
    ['2019-11-30 23:59:59', 'impossible'],
    ['1900-01-01 00:00:00', 'impossible'],
    ['2026-01-20', 'instant'],
    ['2026-01/20 10:00', 'instant'],
    ['2026-01-20 10', 'instant'],
    ['2026-01-20 10:00:00 PM', 'instant'],
    ['2026-01-20 10:00+', 'instant'],
    ['2026-01-20 10:00.', 'instant'],
    ['46042.59', 'instant'],
    ['昨天', 'instant'],
    ['', 'instant'],
  ] as const)('is not read from %s: %s', (text, fault) => {
    expect(read(text)).toBe(cellFault[fault]);
  });

  it('of any day is the one that Date knows, and there are none but real days', () => {
    const parts = fc.tuple(
      fc.integer({ min: 2020, max: 2199 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 86_399 }), ([year, month, date], second) => {
        const two = (value: number): string => String(value).padStart(2, '0');
        const text = `${year}-${two(month)}-${two(date)}`;
        const time = `${two(Math.floor(second / 3_600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
        const expected = isRealDate(text) ? at(`${text}T${time}+08:00`) : cellFault.impossible;
        expect(read(`${text} ${time}`)).toBe(expected);
        expect(day(text)).toBe(isRealDate(text) ? at(`${text}T00:00:00+08:00`) : cellFault.impossible);
      }),
      propertyRun('instants', 1_000),
    );
  });

  it('is the begin of a Shanghai day where a day is asked for', () => {
    expect(day('20260120')).toBe(at('2026-01-20T00:00:00+08:00'));
    expect(day('2026/1/2')).toBe(at('2026-01-02T00:00:00+08:00'));
    expect(day('2026-01-20 10:00')).toBe(cellFault.instant);
    expect(day('2019-11-30')).toBe(cellFault.impossible);
  });
});
