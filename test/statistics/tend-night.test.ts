import { describe, expect, it } from 'vitest';
import { metricsOfTally } from '../../functions/statistics/metrics-of-tally.ts';
import type { NightMessage } from '../../functions/statistics/night-message.ts';
import { type NightNeeds, tendNight } from '../../functions/statistics/tend-night.ts';
import { metrics } from '../../schemas/metric.ts';
import { tallyKeys } from '../../schemas/tally.ts';

const night = '2026-01-20';

function aNightThat(
  state: { recounted?: string[]; judged?: { region: string; drifting: number }[] } | undefined,
) {
  const sent: NightMessage[] = [];
  let begun = state !== undefined;
  const needs: NightNeeds = {
    regions: { counties: () => Promise.resolve(['410105', '410106', '410202']) },
    state: {
      hasBegun: () => Promise.resolve(begun),
      begin: () => {
        begun = true;
        return Promise.resolve();
      },
      recounted: () => Promise.resolve(state?.recounted ?? []),
      judged: () => Promise.resolve(state?.judged ?? []),
    },
    send: (messages) => {
      sent.push(...messages);
      return Promise.resolve();
    },
  };
  return { tend: () => tendNight(needs, night), sent };
}

const regions = ['410105', '4101', '41', '410106', '410202', '4102'];
const judged = (which: string[]) =>
  which.map((region) => ({ region, drifting: region === '410106' ? 2 : 0 }));

describe('the recount of a night', () => {
  it('begins before anything is read', async () => {
    const { tend, sent } = aNightThat(undefined);
    expect(await tend()).toEqual({ stage: 'begun', sent: 0, drifting: 0 });
    expect(sent).toEqual([]);
    expect((await tend()).stage).toBe('recounting');
  });

  it('has the counties recounted that are not yet, and what stands at cities and the province themselves', async () => {
    const { tend, sent } = aNightThat({ recounted: ['410105', '4101', '4102'] });
    expect(await tend()).toMatchObject({ stage: 'recounting', sent: 3 });
    expect(sent).toEqual([
      { step: 'recount', night, region: '41' },
      { step: 'recount', night, region: '410106' },
      { step: 'recount', night, region: '410202' },
    ]);
  });

  it('judges nothing while a county is missing: its cases tell of places elsewhere', async () => {
    const { tend, sent } = aNightThat({ recounted: regions.slice(1) });
    await tend();
    expect(sent.filter(({ step }) => step === 'judge')).toEqual([]);
  });

  it('has every region judged that is not yet, up to the province', async () => {
    const { tend, sent } = aNightThat({ recounted: regions, judged: judged(['410105', '4102']) });
    expect(await tend()).toMatchObject({ stage: 'judging', sent: 4 });
    expect(sent.map(({ region }) => region)).toEqual(['4101', '41', '410106', '410202']);
    expect(new Set(sent.map(({ step }) => step))).toEqual(new Set(['judge']));
  });

  it('ends when all are judged, and says at each look how much differs', async () => {
    const { tend, sent } = aNightThat({ recounted: regions, judged: judged(regions) });
    expect(await tend()).toEqual({ stage: 'ended', sent: 0, drifting: 2 });
    expect(await tend()).toEqual({ stage: 'ended', sent: 0, drifting: 2 });
    expect(sent).toEqual([]);
  });
});

describe('what a tally is told as', () => {
  it('is at least one metric of the dictionary, and every metric is told from some', () => {
    const told = tallyKeys.map(metricsOfTally);
    expect(tallyKeys.filter((_, index) => told[index]?.length === 0)).toEqual([]);
    expect(new Set(told.flat())).toEqual(new Set(metrics.map(({ id }) => id)));
  });
});
