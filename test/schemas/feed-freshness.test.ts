import { describe, expect, it } from 'vitest';
import { type FeedHistory, freshnessOf } from '../../schemas/feed-freshness.ts';
import type { FeedLast, FeedRun } from '../../schemas/feed-run.ts';
import { kindOf } from '../compare/a-feed.ts';
import { aMandate } from '../compare/mandates/a-mandate.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';

const none: FeedHistory = { runs: [], last: [], mandates: [] };
const aLast = (hoursAgo: number, kind: FeedLast['kind'] = 'pcr'): FeedLast => ({
  kind,
  run: '0mkho6o44-d84d6f8d5b0b4ed2',
  receivedAt: hoursAfter(-hoursAgo).toISOString(),
});
const aRun = (hoursAgo: number, state: FeedRun['state'], kind: FeedLast['kind'] = 'pcr') => {
  const { run: id, receivedAt } = aLast(hoursAgo, kind);
  return { id, kind, state, receivedAt };
};
/** PCR results are due every six hours. */
const pcr = (history: Partial<FeedHistory>, now = afternoon) =>
  freshnessOf(kindOf('pcr'), { ...none, ...history }, now);

describe('a source', () => {
  it('is silent when its last usable file is older than it may be, to the moment', () => {
    expect(pcr({ last: [aLast(6)] })).toEqual({ state: 'fresh', last: aLast(6) });
    const later = new Date(afternoon.getTime() + 1);
    expect(pcr({ last: [aLast(6)] }, later)).toEqual({ state: 'silent', last: aLast(6), late: 0 });
    expect(pcr({ last: [aLast(9.5)] })).toMatchObject({ state: 'silent', late: 3 });
  });

  it('counts from its first file on', () => {
    expect(pcr({})).toEqual({ state: 'none' });
    expect(pcr({ runs: [aRun(1, 'done', 'health-code')], last: [aLast(1, 'health-code')] })).toEqual({
      state: 'none',
    });
  });

  it.each([
    ['reading', 'fresh'],
    ['held', 'fresh'],
    ['done', 'fresh'],
    ['refused', 'silent'],
    ['lapsed', 'silent'],
    ['failed', 'silent'],
  ] as const)(
    'keeps to its time by a file that can be used, is being read or is held: %s',
    (state, expected) => {
      expect(pcr({ runs: [aRun(1, state)], last: [aLast(9)] }).state).toBe(expected);
    },
  );

  it('is looked at by its last file, wherever that is known from', () => {
    expect(pcr({ runs: [aRun(9, 'done')] })).toMatchObject({ state: 'silent', last: aLast(9) });
    expect(pcr({ runs: [aRun(9, 'done')], last: [aLast(2)] })).toMatchObject({ last: aLast(2) });
    expect(pcr({ runs: [aRun(2, 'reading'), aRun(9, 'done')], last: [aLast(9)] })).toMatchObject({
      state: 'fresh',
      last: aLast(2),
    });
  });
});

describe('a source that tells whereabouts', () => {
  const rail = (mandates: FeedHistory['mandates'], hoursAgo?: number) =>
    freshnessOf(
      kindOf('rail'),
      { ...none, mandates, last: hoursAgo === undefined ? [] : [aLast(hoursAgo, 'rail')] },
      afternoon,
    ).state;
  const over = aMandate({ toDate: '2026-01-15' });

  it('is off without a mandate in force, and never silent then', () => {
    expect([rail([]), rail([], 100), rail([over], 200), rail([aMandate({ kind: 'air' })], 1)]).toEqual([
      ...['off', 'off', 'off', 'off'],
    ]);
  });

  it('counts from its first file under the mandate in force', () => {
    const now = aMandate({ id: 'rail-2', fromDate: '2026-01-20', recordedAt: hoursAfter(-10).toISOString() });
    expect([rail([over, now]), rail([over, now], 200), rail([now], 11)]).toEqual(['none', 'none', 'none']);
    expect([rail([over, now], 9), rail([aMandate()], 13)]).toEqual(['fresh', 'silent']);
  });
});
