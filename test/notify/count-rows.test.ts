import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows, ownRows } from '../../functions/notify/count-rows.ts';
import { isHandedOut, sectionOf } from '../../functions/verify/section-worklist.ts';
import { declarationState, isClosed } from '../../schemas/life-cycle.ts';
import { hoursAfter } from '../support/builders.ts';
import { anOpenRow } from '../support/open-rows.ts';
import { propertyRun } from '../support/property-run.ts';

const roundAt = new Date('2026-01-20T14:30:00+08:00');
const counted = (...rows: Parameters<typeof anOpenRow>[0][]) =>
  countRows(ownRows(rows.map(anOpenRow), roundAt), roundAt);

describe('the counts of a digest (B2)', () => {
  it.each([
    ['new: who was declared and not called yet', {}, [1, 0, 0]],
    ['not new: who was contacted', { state: 'contacted' }, [0, 0, 0]],
    ['not new: who could not be reached', { state: 'unreachable' }, [0, 0, 0]],
    ['arriving today at 23:59:59.999', { expectedArrivalAt: '2026-01-20T15:59:59.999Z' }, [1, 1, 0]],
    ['not arriving today at 00:00', { expectedArrivalAt: '2026-01-20T16:00:00.000Z' }, [1, 0, 0]],
    [
      'arriving today: contacted people',
      { state: 'contacted', expectedArrivalAt: '2026-01-20T08:00:00.000Z' },
      [0, 1, 0],
    ],
    [
      'arriving today: people who could not be reached',
      { state: 'unreachable', expectedArrivalAt: '2026-01-20T08:00:00.000Z' },
      [0, 1, 0],
    ],
    [
      'not arriving: who arrived',
      { state: 'arrived', expectedArrivalAt: '2026-01-20T08:00:00.000Z' },
      [0, 0, 0],
    ],
    ['overdue at the very instant', { state: 'arrived', dueAt: '2026-01-20T06:30:00.000Z' }, [0, 0, 1]],
    ['not overdue a millisecond before', { state: 'arrived', dueAt: '2026-01-20T06:30:00.001Z' }, [0, 0, 0]],
    ['new and overdue', { dueAt: '2026-01-19T16:00:00.000Z' }, [1, 0, 1]],
    ['not what the round does not hand out', { submittedAt: '2026-01-20T06:30:00.001Z' }, [0, 0, 0]],
    ['what was submitted at the very instant', { submittedAt: '2026-01-20T06:30:00.000Z' }, [1, 0, 0]],
    ['not what waits to be accepted', { transfer: 1, dueAt: '2026-01-19T16:00:00.000Z' }, [0, 0, 0]],
    ['not a second filing', { state: 'claimed', dueAt: '2026-01-19T16:00:00.000Z' }, [0, 0, 0]],
  ] as const)('%s', (_title, row, [newCount, arrivingTodayCount, overdueCount]) => {
    expect(counted(row)).toEqual({ newCount, arrivingTodayCount, overdueCount });
  });

  it('are sums', () => {
    const today = { expectedArrivalAt: '2026-01-20T08:00:00.000Z' };
    expect(counted({}, {}, today, { state: 'contacted', ...today })).toEqual({
      newCount: 3,
      arrivingTodayCount: 2,
      overdueCount: 0,
    });
  });

  it('are of the rows that the worklist shows, and what is new or overdue is there for the same reason', () => {
    const hours = fc.integer({ min: -60, max: 60 }).map((by) => hoursAfter(by, roundAt).toISOString());
    const row = fc.record({
      state: fc.constantFrom(...declarationState.options.filter((state) => !isClosed(state))),
      submittedAt: hours,
      expectedArrivalAt: hours,
      dueAt: hours,
      transfer: fc.option(fc.constant(1), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(row), (given) => {
        const rows = given.map(({ transfer, ...rest }) =>
          anOpenRow({ ...rest, ...(transfer !== undefined && { transfer }) }),
        );
        const shown = rows
          .filter((one) => isHandedOut(one, roundAt.toISOString()))
          .map((one) => ({ ...one, section: sectionOf(one, roundAt) }));
        const own = ownRows(rows, roundAt);
        const counts = countRows(own, roundAt);
        const among = (section: string) => shown.filter((one) => one.section === section).length;
        expect(own.length + among('waiting-for-acceptance')).toBe(shown.length);
        expect(counts.overdueCount).toBe(among('overdue'));
        expect(counts.newCount).toBeGreaterThanOrEqual(among('new'));
        expect(counts.arrivingTodayCount).toBeGreaterThanOrEqual(among('arriving-today'));
      }),
      propertyRun('counts of a digest', 300),
    );
  });
});
