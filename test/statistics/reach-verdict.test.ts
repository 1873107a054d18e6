import { describe, expect, it } from 'vitest';
import { deepestDrifts } from '../../functions/statistics/deepest-drifts.ts';
import type { Judgement } from '../../functions/statistics/judge-figures.ts';
import { reachVerdict, type Verdict } from '../../functions/statistics/reach-verdict.ts';
import { afternoon, community, hoursAfter, otherCommunity } from '../support/builders.ts';
import { aTally } from './some-tallies.ts';

type Drifts = Judgement['drifts'];
const asked = { night: '2026-01-20', region: '410105' };

const aDrift = (given: Partial<Drifts[number]> = {}): Drifts[number] => ({
  region: '410105001',
  place: community,
  date: '2026-01-20',
  key: 'declared',
  expected: 3,
  counted: 5,
  ...given,
});

/** Judges again and again; each time with what it is given. */
function aCourt() {
  let kept: Verdict | undefined;
  const look = (minutes: number, drifts: Drifts, changed: readonly ReturnType<typeof aTally>[] = []) =>
    reachVerdict(
      {
        verdicts: {
          find: () => Promise.resolve(kept),
          keep: (verdict) => {
            kept = verdict;
            return Promise.resolve(true);
          },
        },
        judge: () => Promise.resolve({ drifts, changed }),
      },
      asked,
      hoursAfter(minutes / 60, afternoon),
    );
  return { look, kept: () => kept };
}

describe('a verdict on figures', () => {
  it('is reached at once where nothing differs, and then stays', async () => {
    const { look, kept } = aCourt();
    expect(await look(0, [])).toMatchObject({ state: 'final', drifting: 0 });
    expect(await look(60, [aDrift()])).toBeUndefined();
    expect(kept()).toMatchObject({ drifting: 0 });
  });

  it('of drift takes two looks, a moment apart', async () => {
    const { look } = aCourt();
    expect(await look(0, [aDrift()])).toMatchObject({ state: 'suspected', drifting: 1 });
    expect(await look(9, [aDrift()])).toBeUndefined();
    expect(await look(15, [aDrift()])).toMatchObject({ state: 'final', drifting: 1 });
  });

  it.each([
    ['is gone', []],
    ['is another count by now', [aDrift({ counted: 6 })]],
    ['is elsewhere', [aDrift({ place: otherCommunity })]],
  ])('is no drift when what differed %s', async (_what, drifts) => {
    const { look } = aCourt();
    await look(0, [aDrift()]);
    expect(await look(15, drifts)).toMatchObject({ state: 'final', drifting: 0, listed: [] });
  });

  it.each([community, '410105001', '410105'])(
    'leaves alone what changed meanwhile, at %s and above',
    async (place) => {
      const { look } = aCourt();
      const changed = [aTally({ place: community })];
      expect(await look(0, [aDrift({ place })], changed)).toMatchObject({
        state: 'final',
        drifting: 0,
        unsettled: 1,
      });
    },
  );

  it('leaves alone only the day and the key that changed, and no place beside', async () => {
    const { look } = aCourt();
    const changed = [
      aTally({ place: otherCommunity }),
      aTally({ key: 'open' }),
      aTally({ date: '2026-01-19' }),
    ];
    expect(await look(0, [aDrift()], changed)).toMatchObject({ state: 'suspected', unsettled: 0 });
  });

  it('tells how many differ, and of a great many the first', async () => {
    const { look } = aCourt();
    const many = Array.from({ length: 500 }, (_, n) => aDrift({ counted: n + 4 }));
    await look(0, many);
    const verdict = await look(15, many);
    expect(verdict).toMatchObject({ state: 'final', drifting: 500 });
    expect(verdict?.listed).toHaveLength(200);
  });
});

describe('a fault', () => {
  const atCounty = aDrift({ region: '410105', place: '410105001', expected: 10, counted: 12 });

  it('is told where it is, not at the levels above it', () => {
    expect(deepestDrifts([atCounty, aDrift()])).toEqual([aDrift()]);
  });

  it('is told at a level too that differs otherwise than what is below', () => {
    const more = { ...atCounty, counted: 13 };
    expect(deepestDrifts([more, aDrift()])).toEqual([more, aDrift()]);
    const dayBefore = aDrift({ date: '2026-01-19' });
    expect(deepestDrifts([atCounty, dayBefore])).toEqual([atCounty, dayBefore]);
  });

  it('of a dispatch list, which stands under its township’s own code, is told once', () => {
    const dispatched = aDrift({ place: '410105001' });
    expect(deepestDrifts([atCounty, dispatched])).toEqual([dispatched]);
  });
});
