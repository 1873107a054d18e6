import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openKeyRing } from '../../functions/shared/privacy/key-ring.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import { timeToLive } from '../../functions/shared/table/shape.ts';
import { openWrappedKeys } from '../../functions/shared/table/wrapped-key-store.ts';
import { correctFigures } from '../../functions/statistics/correct-figures.ts';
import { openCorrections } from '../../functions/statistics/figures-correction-adapter.ts';
import { driftReport } from '../../schemas/drift.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { statistics } from '../../schemas/statistics.ts';
import type { Tally } from '../../schemas/tally.ts';
import { judgeTable } from '../../scripts/recount/judge-table.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { declareSome } from './declare-some.ts';

const community = '410105001003';
const county = '410105';
let running: RunningSystem;
let ids: string[];

beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:00:00+08:00', only: ['410105001'] });
  ids = await declareSome(running, community, 3);
  await running.system.idle();
});
afterAll(() => running.stop());

/** The clock goes from 02:50 of a day to 04:20: the schedule looks after the recount six times. */
async function nightOf(date: string): Promise<void> {
  const { system } = running;
  await system.clock.set(new Date(`${date}T02:50:00+08:00`));
  await system.idle();
  for (let look = 0; look < 6; look += 1) {
    await system.clock.advance(15 * 60_000);
    await system.idle();
  }
}

async function shown() {
  const answer = await running.as(`county-${county}`)({ path: `/v1/statistics/drift?region=${county}` });
  return answer.as(driftReport).regions[0];
}

async function miscount(tally: Tally): Promise<void> {
  const event = { event: 'a-mistake', at: '2026-01-17T03:00:00.000Z', tallies: [tally] };
  await running.system.send('CountedEventsQueue', JSON.stringify(event));
  await running.system.idle();
}

/** What `npm run recount -- --repair` does. */
async function repair(): Promise<void> {
  const { table, keyTable, dataKeys } = localTarget(running.system);
  const ring = openKeyRing(dataKeys, openWrappedKeys(keyTable));
  const sources = { ...table, ring, retentionDays: 30 };
  const now = running.system.clock.now();
  const { drifts } = await judgeTable(sources, { region: county, now });
  const operator = { sub: 'operator', region: county, at: now.toISOString() };
  expect(await correctFigures(openCorrections(sources), drifts, operator)).toBe(1);
}

describe('the nightly recount, on the running system', () => {
  it('finds nothing wrong where nothing is, and says when it looked', async () => {
    expect(await shown()).toEqual({ code: county, name: '金水区', drifting: 0, unsettled: 0, drifts: [] });
    await nightOf('2026-01-18');
    const found = await shown();
    expect(found).toMatchObject({ drifting: 0, unsettled: 0 });
    expect(found?.recountedAt?.slice(0, 13)).toBe('2026-01-17T19');
  });

  it('shows a count that is wrong, by the metric, the day and both counts, until a night has found it right', async () => {
    await miscount({ place: community, date: '2026-01-17', key: 'declared', count: 4 });
    expect(await shown()).toMatchObject({ drifting: 0 });
    await nightOf('2026-01-19');
    expect(await shown()).toMatchObject({
      drifting: 1,
      drifts: [{ place: community, metrics: ['declared'], date: '2026-01-17', counted: 7, recounted: 3 }],
    });
    await repair();
    expect(await shown()).toMatchObject({ drifting: 1 });
    await nightOf('2026-01-20');
    expect(await shown()).toMatchObject({ drifting: 0, unsettled: 0, drifts: [] });
  });
});

describe('a case that retention takes while it is open', () => {
  const stood = async () => {
    const today = shanghaiDate(running.system.clock.now());
    const query = `region=410105001&from=2026-01-17&to=${today}&metrics=declared,open,no-show`;
    const answer = await running.as('township-410105001')({ path: `/v1/statistics?${query}` });
    return answer.as(statistics).total;
  };

  it('is open no more, and stays declared', async () => {
    const { system } = running;
    await system.clock.set(new Date('2026-01-21T10:00:00+08:00'));
    await system.idle();
    expect(await stood()).toEqual({ declared: 3, open: 3, 'no-show': 3 });
    await Promise.all(ids.map((id) => expire(id, system.clock.now())));
    await system.clock.set(new Date('2026-01-21T17:00:00+08:00'));
    await vi.waitFor(
      async () => {
        await system.idle();
        expect(await stood()).toEqual({ declared: 3, open: 0, 'no-show': 0 });
      },
      { timeout: 60_000 },
    );
  });
});

/** What retention would do two months later, when the clock comes there. */
async function expire(id: string, now: Date): Promise<void> {
  const { table } = localTarget(running.system);
  await table.client.send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: declarationKey(id),
      UpdateExpression: 'SET #ttl = :now',
      ExpressionAttributeNames: { '#ttl': timeToLive },
      ExpressionAttributeValues: { ':now': { N: String(Math.floor(now.getTime() / 1_000)) } },
    }),
  );
}
