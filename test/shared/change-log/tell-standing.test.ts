import { describe, expect, it } from 'vitest';
import { tellStanding, waitingOf } from '../../../functions/shared/change-log/tell-standing.ts';

const begun = '2026-01-01T00:00:00.000Z';
const acknowledged = {
  ...{ city: '4101', reader: 'platform' as const, at: '2026-01-17T01:00:00.000Z' },
  ...{ begun, n: 7, told: 30, declarations: 20 },
};

describe('how many changes wait for a system', () => {
  it.each([
    ['what was noted since, in the same log', { begun, totals: { '4101': 33, '4102': 90 } }, 3],
    ['none where it has read on', { begun, totals: { '4101': 29 } }, 0],
    ['none in a city without a change', { begun, totals: {} }, 0],
    ['all of a log that began later', { begun: '2026-02-20T00:00:00.000Z', totals: { '4101': 5 } }, 5],
    ['none of a log that was over before', { begun: '2025-11-01T00:00:00.000Z', totals: { '4101': 99 } }, 0],
    ['none while nothing was noted', undefined, 0],
  ])('is %s', (_what, upTo, waiting) => {
    expect(waitingOf(acknowledged, upTo)).toBe(waiting);
  });

  it('is told with those among them that wait for too long', () => {
    const ends = { last: { begun, totals: { '4101': 33 } }, overdue: { begun, totals: { '4101': 31 } } };
    expect(tellStanding({ acknowledged }, ends)).toEqual({
      ...{ reader: 'platform', position: 7, acknowledgedAt: acknowledged.at, declarations: 20 },
      ...{ waiting: 3, overdue: 1 },
    });
  });
});
