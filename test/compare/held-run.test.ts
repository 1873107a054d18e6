import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { caseComparisons, type FeedRun, feedRun, feedRunList } from '../../schemas/feed-run.ts';
import { problem } from '../../schemas/problem.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import type { Answer } from '../support/http-client.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { declareCrowd } from './a-crowd.ts';

/** More than twenty, and far more than one in two hundred. */
const crowd = 21;
const header = '证件号码,健康码颜色,赋码时间';

let running: RunningSystem;
let people: Awaited<ReturnType<typeof declareCrowd>>;
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  people = await declareCrowd(running, crowd);
});
afterAll(() => running.stop());

const runs = async (): Promise<FeedRun[]> =>
  (await running.as('province-41')({ path: '/v1/feed-runs' })).as(feedRunList).runs;
const runOf = async (name: string) => (await runs()).find((run) => run.name === name);
const factsOf = async () => {
  const [first] = people;
  const path = `/v1/declarations/${first?.id}/comparisons`;
  return (await running.as('county-410105')({ path })).as(caseComparisons).facts;
};

/** Sends the colours of so many of them. */
async function send(name: string, colour: string, of = crowd): Promise<FeedRun | undefined> {
  await running.system.clock.advance(1_000);
  const rows = people.slice(0, of).map(({ document }) => `${document},${colour},2026-01-17 08:00:00`);
  const content = Buffer.from(`${[header, ...rows].join('\n')}\n`).toString('base64');
  const path = '/v1/feeds/health-code/files';
  const sent = await running.as('province-41')({ method: 'POST', path, body: { name, content } });
  expect(sent.status).toBe(201);
  await running.system.idle();
  return runOf(name);
}

function release(sub: string, id: string, key?: string): Promise<Answer> {
  return running.as(sub)({
    method: 'POST',
    path: `/v1/feed-runs/${id}/release`,
    body: { reason: 'sample-checked' },
    headers: key === undefined ? {} : { 'Idempotency-Key': key },
  });
}
const refusalOf = (answer: Answer) => [answer.status, answer.as(problem).code];

describe('a file that would flag too many people at once (invariant 8, D7)', () => {
  let id = '';

  it('is compared and counted, and nothing of it is noted', async () => {
    const run = await send('red.csv', '红码');
    id = run?.id ?? '';
    expect(run).toMatchObject({
      ...{ state: 'held', held: { adverse: crowd, people: crowd }, releases: [] },
      counts: { rows: crowd, matched: crowd },
    });
    expect([run?.applied, run?.endedAt]).toEqual([undefined, undefined]);
    expect(await factsOf()).toEqual([]);
  });

  it('is told to those who may release it: of the province and of its cities, once', () => {
    const told = running.system.inbox.messages({ kind: 'feed-held' });
    expect(told.map((message) => message.id).toSorted()).toEqual([
      `feed-held-${id}-41`,
      `feed-held-${id}-4101`,
    ]);
    expect(told[0]?.text).toContain(`一次标记 ${crowd} 人`);
  });

  it('is released by nobody alone: neither the same person, nor the same unit, nor a county', async () => {
    expect(refusalOf(await release('county-410105', id))).toEqual([403, 'not-allowed']);
    const first = await release('province-41', id, 'the-first-release-of-the-run');
    expect([first.status, first.as(feedRun).state]).toEqual([201, 'held']);
    const again = await release('province-41', id, 'the-first-release-of-the-run');
    expect([again.status, again.as(feedRun)]).toEqual([201, first.as(feedRun)]);
    expect(refusalOf(await release('province-41', id))).toEqual([409, 'release.own']);
    expect(refusalOf(await release('deputy-41', id))).toEqual([409, 'release.unit']);
    await running.system.idle();
    expect(await runOf('red.csv')).toMatchObject({
      state: 'held',
      releases: [{ by: { sub: 'province-41', place: '41' }, reason: 'sample-checked' }],
    });
    expect(await factsOf()).toEqual([]);
  });

  it('is noted once somebody of another unit has released it too, however often that is sent', async () => {
    // The release is kept, and its answer is lost on the way.
    await running.system.faults.inject({
      kind: 'kill-after',
      functionName: nameOf('CompareFeeds'),
      service: 'states',
      times: 1,
    });
    const lost = await release('city-4101', id, 'the-second-release-of-the-run');
    expect(lost.status).toBe(500);
    const second = await release('city-4101', id, 'the-second-release-of-the-run');
    expect([second.status, second.as(feedRun).releases?.length]).toEqual([201, 2]);
    await running.system.idle();
    expect(await runOf('red.csv')).toMatchObject({
      state: 'done',
      applied: { facts: crowd, known: 0, others: 0 },
    });
    const facts = await factsOf();
    expect(facts).toMatchObject([{ kind: 'health-code', run: id, line: 2, told: { colour: 'red' } }]);
    expect(refusalOf(await release('city-4101', id))).toEqual([409, 'release.done']);
    expect(executions()).toEqual([`feed-${id}`, `feed-${id}-released`]);
  });

  it('is released on record, each release once', async () => {
    const { table } = localTarget(running.system);
    for (const sub of ['province-41', 'city-4101']) {
      const chain = await readChain(table, sub);
      expect(brokenAt(chain)).toBeUndefined();
      expect(chain.filter(({ purpose }) => purpose === 'sample-checked')).toHaveLength(1);
    }
  });

  it('is not held when it flags no more than twenty, or nobody', async () => {
    expect(await send('few.csv', '黄码', crowd - 1)).toMatchObject({ state: 'done', applied: { facts: 20 } });
    expect(await send('green.csv', '绿码')).toMatchObject({ state: 'done' });
    const done = (await runOf('green.csv'))?.id ?? '';
    expect(refusalOf(await release('province-41', done))).toEqual([409, 'release.none']);
    expect(refusalOf(await release('province-41', '0mkho6o44-d84d6f8d5b0b4ed2'))).toEqual([404, 'not-found']);
  });

  it('lapses when nobody released it while its files were kept', async () => {
    // It dies before anybody is told, and is done again: it is held once, and told once.
    const functionName = nameOf('CompareReconcile');
    await running.system.faults.inject({ kind: 'kill-before', functionName, service: 'sqs', times: 1 });
    await send('late.csv', '红色');
    await running.system.clock.advance(10_000);
    await running.system.idle();
    const run = await runOf('late.csv');
    expect(run?.state).toBe('held');
    const told = running.system.inbox.messages({ kind: 'feed-held' }).map((message) => message.id);
    expect(told.filter((one) => one.includes(run?.id ?? ''))).toHaveLength(2);
    await running.system.clock.advance(72 * 3_600_000);
    expect((await runOf('late.csv'))?.state).toBe('lapsed');
    expect(refusalOf(await release('province-41', run?.id ?? ''))).toEqual([410, 'release.over']);
  });
});

const nameOf = (id: string): string =>
  running.system.model.functions.find(({ name }) => name.includes(id))?.name ?? '';

function executions(): string[] {
  const machine = running.system.model.machines.find(({ arn }) => arn.endsWith('FeedRun'))?.arn ?? '';
  const [first] = running.system.machines
    .list(machine)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('-released'));
  const own = first?.replace(/-released$/, '') ?? '';
  return running.system.machines
    .list(machine)
    .map(({ name }) => name)
    .filter((name) => name.startsWith(own))
    .toSorted();
}
