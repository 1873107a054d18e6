import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { type Append, openJournalWriter } from '../../functions/shared/table/journal-writer.ts';
import { moveRound } from '../../functions/shared/table/round-store.ts';
import { packTallies } from '../../functions/shared/table/tallies-codec.ts';
import { openCarry } from '../../functions/statistics/carry-adapter.ts';
import { carryJournal } from '../../functions/statistics/carry-journal.ts';
import { channel } from '../../schemas/codes.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { mainMetrics, metrics } from '../../schemas/metric.ts';
import type { Dictionary, Statistics } from '../../schemas/statistics.ts';
import { aCounted } from '../shared/counting/some-counted.ts';
import { afternoon, community, hoursAfter, otherCommunity } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { expectRefusedAlike } from './refused-alike.ts';
import { aJournalRecord } from './some-tallies.ts';

let api: StaffApi;
let append: Append;
let n = 0;
const county = 'county-410105';
const path = (region: string, rest = '&from=2026-01-20&to=2026-01-24') =>
  `/v1/statistics?region=${region}${rest}`;
const ask = (region: string, rest?: string, sub = county) =>
  api.call<Statistics>({ sub, path: path(region, rest) });

/** Writes into the journal what a new declaration adds. */
async function declare(given: Partial<Declaration> = {}): Promise<void> {
  n += 1;
  const tallies = packTallies(countDeclaration(aCounted(given)));
  await append('shard-1', [{ ...aJournalRecord(n), tallies }], afternoon);
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  append = openJournalWriter(api.world.sources);
  await api.addStaff({ role: 'county', region: '410105' });
  await api.addStaff({ role: 'officer', region: community });
  for (const [code, name] of [
    ['410105', '金水区'],
    ['410105001', '文化路街道'],
    ['410105002', '花园路街道'],
    ['410106', '上街区'],
  ] as const)
    await api.world.addRegion({ code, name });
  await moveRound(api.world.sources, { at: afternoon.toISOString() });
  await declare();
  await declare({ place: otherCommunity, destination: otherCommunity });
  await declare({ place: '410105001', destination: '410105001' });
  await carryJournal(openCarry(api.world.sources), afternoon);
  await declare({ direction: 'coming' });
});
beforeEach(() => void api.aws.takeCalls());
afterAll(() => api.stop());

describe('the figures of a region', () => {
  it('are those of its children, a township’s dispatch list among them, and their sum', async () => {
    const { body } = await ask('410105001', '&from=2026-01-20&to=2026-01-20&metrics=declared,expected');
    expect(body.total).toEqual({ declared: 4, expected: 0 });
    expect(body.children).toEqual([
      { code: '410105001', name: '文化路街道', values: { declared: 1, expected: 0 } },
      { code: community, name: '文化路社区', values: { declared: 2, expected: 0 } },
      { code: otherCommunity, name: '黄河路社区', values: { declared: 1, expected: 0 } },
    ]);
  });

  it('hold what was written a moment ago, at every level', async () => {
    for (const region of ['410105', '410105001']) {
      const { total } = (await ask(region)).body;
      // No round has handed them out yet.
      expect(total).toMatchObject({ declared: 4, expected: 4, pending: 0 });
    }
    const { body } = await ask(community, undefined, `officer-${community}`);
    expect([body.total['declared'], body.children]).toEqual([2, []]);
  });

  it('tell children that have nothing too: zero is explicit', async () => {
    const { children } = (await ask('410105')).body;
    expect(children.map(({ code, values }) => [code, values['declared']])).toEqual([
      ['410105001', 4],
      ['410105002', 0],
    ]);
  });

  it('tell the flows day by day, and no stocks', async () => {
    const { days } = (await ask('410105', '&from=2026-01-23&to=2026-01-24&metrics=expected,pending')).body;
    expect(days).toEqual([
      { date: '2026-01-23', values: { expected: 0 } },
      { date: '2026-01-24', values: { expected: 4 } },
    ]);
  });

  it('are told by the metrics of a group, in the order of the dictionary; by the main ones when none is named', async () => {
    const { body } = await ask('410105', '&from=2026-01-20&to=2026-01-20&metrics=expected,declared');
    expect(body.metrics).toEqual(['declared', 'expected']);
    const grouped = (await ask('410105', '&from=2026-01-20&to=2026-01-20&metrics=declared.channel')).body;
    expect(grouped.metrics).toEqual(channel.options.map((one) => `declared.channel.${one}`));
    expect((await ask('410105')).body.metrics).toEqual(mainMetrics.map(({ id }) => id));
  });

  it('take two queries of a warm function, beside who asks', async () => {
    await ask('410105');
    api.aws.takeCalls();
    await ask('410105');
    const calls = api.aws.takeCalls().map(({ action }) => action);
    expect(calls).toEqual(['DynamoDB BatchGetItem', 'DynamoDB Query', 'DynamoDB Query']);
  });

  it('are unchanged (304) until something is written', async () => {
    const first = await ask('410105');
    const unchanged = {
      sub: county,
      path: path('410105'),
      headers: { 'if-none-match': `W/${String(first.headers['etag'])}` },
    };
    vi.setSystemTime(hoursAfter(0.01));
    expect((await api.call(unchanged)).status).toBe(304);
    await declare({ place: '410105002001', destination: '410105002001' });
    const after = await api.call<Statistics>(unchanged);
    expect([after.status, after.body.total['declared']]).toEqual([200, 5]);
    vi.setSystemTime(afternoon);
  });
});

describe('a region that is not theirs', () => {
  it('is answered like one that does not exist: same calls, same bytes', async () => {
    await expectRefusedAlike(api, ['410106', '419999', '41'], (region) => ask(region));
  });

  it('and one of theirs that does not exist is not found', async () => {
    expect((await ask('410105999')).status).toBe(404);
  });
});

describe('a question about figures', () => {
  it.each([
    ['an unknown metric', '&from=2026-01-20&to=2026-01-20&metrics=declared,happiness', 'metric.unknown'],
    ['a range that ends before it begins', '&from=2026-01-20&to=2026-01-19', 'date.order'],
    ['a range of 93 days', '&from=2026-01-01&to=2026-04-03', 'range.long'],
    ['a day that does not exist', '&from=2026-02-30&to=2026-03-01', 'date.real'],
    ['no range', '', 'required'],
    ['what nobody knows', '&from=2026-01-20&to=2026-01-20&level=all', 'unknown'],
  ])('with %s is refused, and says why', async (_what, rest, code) => {
    const { status, body } = await ask('410105', rest);
    expect(status).toBe(422);
    expect((body as unknown as { errors: { code: string }[] }).errors.map((error) => error.code)).toContain(
      code,
    );
  });

  it('of 92 days is answered', async () => {
    expect((await ask('410105', '&from=2026-01-01&to=2026-04-02')).status).toBe(200);
  });
});

describe('the dictionary', () => {
  it('tells every metric in both languages, and not how it is told', async () => {
    const { body } = await api.call<Dictionary>({ sub: county, path: '/v1/metrics' });
    expect(body.metrics.map(({ id }) => id)).toEqual(metrics.map(({ id }) => id));
    for (const metric of body.metrics) {
      expect(metric.definition.zh.length * metric.definition.en.length).toBeGreaterThan(0);
      expect(metric).not.toHaveProperty('told');
    }
  });
});
