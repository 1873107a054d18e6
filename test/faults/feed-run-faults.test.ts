import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFinding } from '../../functions/shared/table/finding-store.ts';
import { caseComparisons, type FeedRun, feedRunList } from '../../schemas/feed-run.ts';
import { findingList, readFindingId } from '../../schemas/finding.ts';
import type { Fault } from '../../scripts/local/seams/faults.ts';
import { declareOne } from '../compare/declare-one.ts';
import { putFeed } from '../compare/send-feed.ts';
import { residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { placesOf } from './places-of.ts';
import { sourcesOf } from './sources-of.ts';

const community = '410105001003';
const steps = ['Inspect', 'People', 'Chunk', 'Reconcile', 'Write', 'End'].map((name) => `Compare${name}`);
const [ours, stranger] = [residentId(1), residentId(2)];
const header = '证件号码,姓名,手机号码,现住地区代码,末次接触时间';

let running: RunningSystem;
let id = '';
let sent = 0;
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  id = await declareOne(running, { document: ours, expectedArrivalAt: '2026-01-19T16:00:00+08:00' });
});
afterAll(() => running.stop());

/** Four rows that nothing said before: of somebody expected, of somebody nobody has declared, the first again, and a wrong one. */
function aFile(): { name: string; content: string } {
  sent += 1;
  const at = `2026-01-16 ${String(Math.floor(sent / 60)).padStart(2, '0')}:${String(sent % 60).padStart(2, '0')}:00`;
  const row = (document: string, when = at) => `${document},赵六,16200000088,${community},${when}`;
  const rows = [row(ours), row(stranger), row(ours), row(stranger, '前天')];
  return { name: `contacts-${sent}.csv`, content: `${[header, ...rows].join('\n')}\n` };
}

async function runNamed(name: string): Promise<FeedRun | undefined> {
  const { runs } = (await running.as('province-41')({ path: '/v1/feed-runs' })).as(feedRunList);
  expect(runs.filter((run) => run.name === name).length).toBeLessThan(2);
  return runs.find((run) => run.name === name);
}

/** Lets tasks that failed be done again, until the run has ended or nothing is done any more. */
async function settled(name: string): Promise<FeedRun | undefined> {
  for (let look = 0; look < 12; look += 1) {
    await running.system.idle();
    const run = await runNamed(name);
    if (run !== undefined && run.state !== 'reading') return run;
    await running.system.clock.advance(200_000);
  }
  return runNamed(name);
}

async function send(): Promise<string> {
  const { name, content } = aFile();
  await running.system.clock.advance(1_000);
  await putFeed(running, { name, kind: 'close-contact', key: name }, content);
  return name;
}

/** The rows add up, each is noted once, and both people are findings that rest on it. */
async function expectDone(name: string, run: FeedRun | undefined): Promise<void> {
  expect(run).toMatchObject({
    ...{ name, state: 'done' },
    counts: { rows: 4, matched: 1, candidates: 0, kept: 1, dropped: 0, repeated: 1, rejected: 1 },
  });
  const { facts = 0, known = 0, sought } = run?.applied ?? {};
  expect([facts + known, sought]).toEqual([1, 1]);
  const told = await running.as('county-410105')({ path: `/v1/declarations/${id}/comparisons` });
  const noted = told.as(caseComparisons).facts.filter((fact) => fact.run === run?.id);
  expect(noted.map(({ line }) => line)).toEqual([2]);
  const { rows } = (
    await running.as(`officer-${community}`)({ path: `/v1/findings?region=${community}` })
  ).as(findingList);
  expect(rows.map(({ rule }) => rule).toSorted()).toEqual(['contact-not-controlled', 'contact-unmanaged']);
  for (const row of rows) {
    const found = await findFinding(sourcesOf(running.system), readFindingId(row.id));
    expect(found?.evidence.filter((one) => one.run === run?.id)).toMatchObject([
      { line: row.declaration === undefined ? 3 : 2 },
    ]);
  }
}

const fullName = (name: string): string => running.system.resource(name);

/** Of each step where it can be struck, once its functions are warm. */
async function findPlaces(): Promise<Map<string, number[]>> {
  await expectSent();
  const recording = running.system.meter.record();
  await expectSent();
  const calls = recording.calls();
  recording.stop();
  return new Map(
    steps.map((step) => {
      const made = calls.filter(({ functionName }) => functionName === fullName(step));
      return [step, placesOf(made.map(({ action }) => action))];
    }),
  );
}

async function expectSent(): Promise<void> {
  const name = await send();
  await expectDone(name, await settled(name));
}

async function inject(step: string, ...faults: Pick<Fault, 'kind' | 'nth'>[]): Promise<void> {
  for (const fault of faults) await running.system.faults.inject({ ...fault, functionName: fullName(step) });
}

/** How many of the faults that were set have struck; none is left. */
async function clearFaults(): Promise<number> {
  const struck = running.system.faults.list().filter((fault) => fault.struck > 0);
  await running.system.faults.clear();
  return struck.length;
}

describe('the run of a feed file', () => {
  it('ends with sums that hold, whichever step dies before or after whichever of its calls', async () => {
    const places = await findPlaces();
    const most = Math.max(...[...places.values()].map(({ length }) => length));
    for (let place = 0; place < most; place += 1) {
      // All steps at once, for each is done again by itself; the second try comes as far as the first.
      for (const [step, { [place]: nth }] of places)
        if (nth !== undefined)
          await inject(step, { kind: 'kill-before', nth }, { kind: 'kill-after', nth: 2 * nth });
      await expectSent();
      expect(await clearFaults()).toBeGreaterThan(0);
    }
  }, 300_000);

  it.each(['throttle', 'error-after-commit'] as const)(
    'ends so, whichever calls are answered by an error, done or not: %s',
    async (kind) => {
      const places = await findPlaces();
      for (const turn of [0, 1, 2]) {
        for (const [step, all] of places) {
          const some = all.filter((_nth, index) => index % 3 === turn);
          // What was struck is sent again by the SDK, so that all that follow come one later.
          await inject(step, ...some.map((nth, before) => ({ kind, nth: nth + before })));
        }
        await expectSent();
        expect(await clearFaults()).toBeGreaterThan(2);
      }
    },
    120_000,
  );

  it.each(steps)(
    'fails loudly where a step does not get through, and a second try completes it: %s',
    async (step) => {
      const functionName = fullName(step);
      await running.system.faults.inject({ kind: 'error-before', functionName, times: 10_000 });
      const name = await send();
      const run = await settled(name);
      expect(run?.state).toBe('reading');
      const machine = running.system.model.machines.find(({ name: one }) => one.includes('FeedRun'));
      const executions = running.system.machines.list(machine?.arn ?? '');
      const failed = executions.find((one) => one.name === `feed-${run?.id}`);
      expect(failed?.status).toBe('FAILED');
      await running.system.faults.clear();
      await running.system.machines.redrive(failed?.executionArn ?? '');
      await expectDone(name, await settled(name));
    },
    60_000,
  );
});
