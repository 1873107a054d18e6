import { describe, expect, it } from 'vitest';
import {
  countSections,
  isHandedOut,
  nextChangeAt,
  sectionOf,
} from '../../functions/verify/section-worklist.ts';
import { anOpenRow } from '../support/open-rows.ts';

const noon = new Date('2026-01-20T12:00:00+08:00');

describe('the section of a worklist row', () => {
  it.each([
    ['new: nobody has been in touch yet', {}, 'new'],
    ['overdue from 24:00 of the Shanghai day on', { dueAt: noon.toISOString() }, 'overdue'],
    ['not overdue a millisecond before', { dueAt: new Date(noon.getTime() + 1).toISOString() }, 'new'],
    [
      'arriving today, by the Shanghai day',
      { expectedArrivalAt: '2026-01-20T15:59:59.999Z' },
      'arriving-today',
    ],
    ['not arriving today at 00:00 of the next', { expectedArrivalAt: '2026-01-20T16:00:00.000Z' }, 'new'],
    ['arriving today at 00:00', { expectedArrivalAt: '2026-01-19T16:00:00.000Z' }, 'arriving-today'],
    ['contacted, later', { state: 'contacted' }, 'later'],
    [
      'contacted, arriving today',
      { state: 'contacted', expectedArrivalAt: '2026-01-20T08:00:00.000Z' },
      'arriving-today',
    ],
    [
      'arrived people are not expected any more',
      { state: 'arrived', expectedArrivalAt: '2026-01-20T08:00:00.000Z' },
      'later',
    ],
    [
      'waiting for acceptance, even when overdue',
      { transfer: 1, dueAt: '2026-01-01T00:00:00.000Z' },
      'waiting-for-acceptance',
    ],
  ] as const)('%s', (_title, override, expected) => {
    expect(sectionOf(anOpenRow(override), noon)).toBe(expected);
  });
});

describe('what a worklist shows', () => {
  it.each([
    ['what the round came after', {}, '2026-01-20T02:00:00.000Z', true],
    ['not what was declared after the round', {}, '2026-01-20T01:59:59.999Z', false],
    ['nothing new before the first round', {}, undefined, false],
    ['what is being looked after anyway', { state: 'contacted' }, undefined, true],
    ['what waits for acceptance anyway', { transfer: 2 }, undefined, true],
  ] as const)('%s', (_title, override, roundAt, expected) => {
    expect(isHandedOut(anOpenRow(override), roundAt)).toBe(expected);
  });

  it('is counted by section', () => {
    const rows = (
      ['overdue', 'overdue', 'new', 'later', 'arriving-today', 'waiting-for-acceptance'] as const
    ).map((section) => ({ section }));
    expect(countSections(rows, true)).toEqual({
      overdue: 2,
      waitingForAcceptance: 1,
      arrivingToday: 1,
      new: 1,
      all: 6,
      complete: true,
    });
  });
});

describe('when a worklist changes by time alone', () => {
  it.each([
    ['at the end of the day, when nothing falls due', [], '2026-01-20T16:00:00.000Z'],
    [
      'when the first row falls due',
      ['2026-01-20T10:00:00.000Z', '2026-01-20T09:00:00.000Z'],
      '2026-01-20T09:00:00.000Z',
    ],
    [
      'not by what is overdue already',
      ['2026-01-20T01:00:00.000Z', noon.toISOString()],
      '2026-01-20T16:00:00.000Z',
    ],
  ])('%s', (_title, dueAts, expected) => {
    expect(
      nextChangeAt(
        dueAts.map((dueAt) => ({ dueAt })),
        noon,
      ).toISOString(),
    ).toBe(expected);
  });
});
