import { describe, expect, it } from 'vitest';
import { type Moment, tellMetric } from '../../../functions/shared/counting/tell-metric.ts';
import { stockKeys } from '../../../functions/shared/figures/stock-keys.ts';
import { addTo, type Sums } from '../../../functions/shared/figures/sums.ts';
import { figuresOf } from '../../../functions/shared/figures/tell-statistics.ts';
import { metricOf } from '../../../schemas/metric.ts';
import { hourBuckets } from '../../../schemas/occurrence.ts';
import { allDays, type TallyKey, tallyIndex } from '../../../schemas/tally.ts';

const today = '2026-01-20';
const now = (time: string, date = today) => new Date(`${date}T${time}+08:00`);

/** What a metric tells of counts, given as `date key count`. */
function told(id: string, counts: readonly string[], given: Partial<Moment> = {}): number | null {
  const metric = metricOf(id);
  if (metric === undefined) throw new Error(`there is no metric ${id}`);
  const sums: Sums = new Map();
  for (const [date = '', key, count] of counts.map((text) => text.split(' '))) {
    const index = tallyIndex.get(key as TallyKey) ?? -1;
    addTo(sums, [date, 'child'], [index, Number(count)]);
    if (stockKeys.has(index)) addTo(sums, [allDays, 'child'], [index, Number(count)]);
  }
  const moment = { from: today, to: today, now: now('14:10:00'), roundAt: now('14:00:00').toISOString() };
  return tellMetric(metric, figuresOf(sums), { ...moment, ...given });
}

describe('a flow', () => {
  it('is the sum over the days of the range, both ends included', () => {
    const counts = [
      '2026-01-18 declared 1',
      '2026-01-19 declared 2',
      '2026-01-20 declared 4',
      '2026-01-21 declared 8',
    ];
    expect(told('declared', counts, { from: '2026-01-19', to: '2026-01-20' })).toBe(6);
    expect(told('declared', [])).toBe(0);
  });
});

describe('handed out', () => {
  const counts = ['2026-01-20 handed-out.13 1', '2026-01-20 handed-out.14 2', '2026-01-20 handed-out.15 4'];
  it('are those of rounds that have come, up to the last that was opened', () => {
    // Slot 14 is the round of 14:00.
    expect(told('handed-out', counts)).toBe(3);
    expect(told('handed-out', counts, { roundAt: now('13:30:00').toISOString() })).toBe(1);
    expect(told('handed-out', counts, { roundAt: now('14:30:00').toISOString() })).toBe(7);
  });

  it('are none before the first round of all', () => {
    expect(told('handed-out', counts, { roundAt: undefined })).toBe(0);
  });
});

describe('a stock that stands now', () => {
  const counts = ['2025-11-03 open 2', '2026-01-20 open 1'];
  it('is summed over all days, those before the range too', () => {
    expect(told('open', counts)).toBe(3);
    expect(told('open', counts, { from: '2026-02-01', to: '2026-02-03' })).toBe(3);
  });

  it('can not be told for a range that has ended', () => {
    expect(told('open', counts, { from: '2026-01-18', to: '2026-01-19' })).toBeNull();
    for (const id of ['pending', 'overdue', 'no-show', 'unreachable', 'awaiting-acceptance'])
      expect(told(id, [], { from: '2026-01-18', to: '2026-01-19' })).toBeNull();
  });
});

describe('under control', () => {
  const counts = [
    '2026-01-10 control-on.home-quarantine 3',
    '2026-01-17 control-off.home-quarantine 3',
    '2026-01-20 control-on.home-quarantine 2',
    '2026-01-27 control-off.home-quarantine 2',
  ];
  const on = (to: string) => told('under-control.home-quarantine', counts, { from: '2026-01-01', to });

  it('are those within their first and last day at the end of the range, also of one that has ended', () => {
    expect([on('2026-01-09'), on('2026-01-10'), on('2026-01-16'), on('2026-01-17')]).toEqual([0, 3, 3, 0]);
  });

  it('are those of today when the end has not come yet', () => {
    expect([on('2026-01-20'), on('2026-02-28')]).toEqual([2, 2]);
    expect(told('under-control', counts, { from: '2026-01-01', to: '2026-02-28' })).toBe(2);
  });
});

describe('overdue', () => {
  const counts = [
    '2026-01-19 uncontacted.00 1',
    '2026-01-20 uncontacted.12 2',
    '2026-01-21 uncontacted.00 4',
  ];
  const at = (time: Date) => told('overdue', counts, { from: today, to: '2026-01-25', now: time });

  it('is what has fallen due, from its very instant on', () => {
    expect(at(now('11:59:59.999'))).toBe(1);
    expect(at(now('12:00:00.000'))).toBe(3);
    expect(at(now('23:59:59.999'))).toBe(3);
    expect(at(now('00:00:00.000', '2026-01-21'))).toBe(7);
  });
});

describe('no-show', () => {
  it('is who was awaited until an hour that has come', () => {
    const counts = ['2026-01-20 awaited.14 1', '2026-01-20 awaited.15 2'];
    expect(told('no-show', counts)).toBe(1);
    expect(told('no-show', counts, { now: now('15:00:00') })).toBe(3);
  });
});

describe('pending', () => {
  const counts = ['2026-01-21 uncontacted.00 5', '2026-01-20 queued.14 2', '2026-01-20 queued.15 1'];
  it('is who was not contacted, without those whom no round has handed out yet', () => {
    expect(told('pending', counts)).toBe(4);
    expect(told('pending', counts, { roundAt: now('14:30:00').toISOString() })).toBe(5);
    expect(told('pending', counts, { roundAt: now('13:30:00').toISOString() })).toBe(2);
  });

  it('is nobody in the queue before the first round of all', () => {
    expect(told('pending', counts, { roundAt: undefined })).toBe(2);
  });
});

describe('tests overdue', () => {
  const counts = ['2026-01-18 tests-owed 1', '2026-01-19 tests-owed 2', '2026-01-20 tests-owed 4'];
  it('are those whose day has passed: today is not over', () => {
    expect(told('tests-overdue', counts)).toBe(3);
    expect(told('tests-overdue', counts, { now: now('00:00:00', '2026-01-21'), to: '2026-01-21' })).toBe(7);
    expect(told('tests-overdue', counts, { from: '2026-01-01', to: '2026-01-18' })).toBe(1);
  });
});

describe('the hours to verify', () => {
  const hours = (bucket: number) => Math.round((hourBuckets[bucket] ?? 0) * 100) / 100;
  const counts = [
    '2026-01-20 verified.hours.02 5',
    '2026-01-20 verified.hours.06 4',
    '2026-01-20 verified.hours.20 1',
  ];

  it('are the upper bound of the bucket that so many lie in or below', () => {
    expect(told('verified.median-hours', counts)).toBe(hours(2));
    expect(told('verified.p90-hours', counts)).toBe(hours(6));
    expect(told('verified.p90-hours', [...counts, '2026-01-20 verified.hours.21 1'])).toBe(hours(20));
  });

  it('of nobody can not be told', () => {
    expect(told('verified.median-hours', [])).toBeNull();
  });
});
