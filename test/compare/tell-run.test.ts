import { describe, expect, it } from 'vitest';
import { type KeptRun, tellRun } from '../../functions/compare/tell-run.ts';
import type { FeedRunState } from '../../schemas/feed-run.ts';
import { aRelease, aStoredRun, counts, hours } from './a-run.ts';

const held = { adverse: 30, people: 100, at: hours(0.1).toISOString() };
const both = [aRelease(), aRelease({ by: { sub: 'city-4101', place: '4101' }, at: hours(10).toISOString() })];

describe('the state of a run', () => {
  it.each<[FeedRunState, Partial<KeptRun>, number]>([
    ['reading', {}, 5],
    ['failed', {}, 7],
    ['done', { counts, endedAt: hours(1).toISOString() }, 900],
    ['refused', { refusal: { code: 'empty', columns: [] }, endedAt: hours(1).toISOString() }, 900],
    ['held', { counts, held }, 71],
    ['held', { counts, held, releases: [aRelease()] }, 71],
    ['lapsed', { counts, held, releases: [aRelease()] }, 72],
    ['reading', { counts, held, releases: both }, 11],
    ['failed', { counts, held, releases: both }, 17],
    ['done', { counts, held, releases: both, endedAt: hours(11).toISOString() }, 900],
  ])('follows from what is kept, and from how long it takes: %s', (state, given, after) => {
    expect(tellRun(aStoredRun(given), hours(after)).state).toBe(state);
  });

  it('tells who released it, and nothing of their requests', () => {
    const told = tellRun(aStoredRun({ held, releases: [aRelease()] }), hours(1));
    const { entry: _entry, key: _key, body: _body, ...release } = aRelease();
    expect(told.releases).toEqual([release]);
    expect(tellRun(aStoredRun(), hours(1))).not.toHaveProperty('releases');
  });
});
