import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { type CaseList, caseList } from '../../schemas/case-list.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { caseDetail, worklist } from '../../schemas/worklist.ts';
import { scanCounted } from '../../scripts/recount/scan-counted.ts';
import { figureRowsOf } from '../../scripts/rehearse/figure-rows.ts';
import { partCounties, playInWorkers } from '../../scripts/rehearse/play-in-workers.ts';
import { countyTasks } from '../../scripts/rehearse/rehearse.ts';
import { readItem } from '../../scripts/seed/engine-row.ts';
import { findRunning } from '../../scripts/seed/find-running.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

const root = resolve(import.meta.dirname, '../..');
const region = '410105';
let running: RunningSystem;
let printed: { code: number; text: string };
let made: Declaration[];

/** What `npm run rehearse -- …` prints, and what it ends with. */
function rehearse(given: readonly string[], control = running.system.controlUrl): Promise<typeof printed> {
  const env = { ...process.env, BAOBEI_CONTROL: control };
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      ['scripts/rehearse.ts', ...given],
      { cwd: root, env },
      (_, out, err) => {
        settle({ code: child.exitCode ?? -1, text: out + err });
      },
    );
  });
}

const asked = ['--region', region, '--declarations', '300', '--seed', '3'];

beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-20T06:50:00+08:00', only: [region] });
  printed = await rehearse([...asked, '--through-api', '5']);
  const { sources } = await findRunning(running.system.controlUrl).stores();
  made = (await Array.fromAsync(scanCounted(sources))).flatMap(({ declarations }) => declarations);
}, 240_000);
afterAll(() => running.stop());

/** What threads play of a county and those beside it: what is told, what it counts, and what lies sealed in the rows. */
async function playedBy(workers: number): Promise<unknown[]> {
  const { sources } = await findRunning(running.system.controlUrl).stores();
  const tasks = countyTasks({ day: '2026-01-20', region: '4101', declarations: 400, seed: 5 });
  const batches = await Array.fromAsync(
    playInWorkers(running.system.controlUrl, partCounties(tasks, workers)),
  );
  const parties = batches.flatMap((batch) => batch.parties);
  const sorted = parties.toSorted((one, other) =>
    (one.made[0]?.id ?? '') < (other.made[0]?.id ?? '') ? -1 : 1,
  );
  const played = sorted.map(async ({ made, tallies, rows }) => {
    const own = rows.slice(0, made.length).map(({ item }) => openDeclaration(sources, readItem(item)));
    return { made, tallies, keys: rows.map(({ pk, sk }) => pk + sk), opened: await Promise.all(own) };
  });
  return Promise.all(played);
}

describe('lives that are played in threads', () => {
  it('are the same however many threads there are', async () => {
    const alone = await playedBy(1);
    expect(alone.length).toBeGreaterThan(100);
    expect(await playedBy(3)).toEqual(alone);
  });

  it('add to the figures what their declarations count, a batch as its parties one by one', async () => {
    const tasks = countyTasks({ day: '2026-01-20', region, declarations: 150, seed: 6 });
    const [batch] = await Array.fromAsync(playInWorkers(running.system.controlUrl, [tasks]));
    expect(batch?.figures).toEqual(figureRowsOf(batch?.parties ?? []));
  });

  it('end with the error that ended one of them', async () => {
    const nowhere = playInWorkers('http://127.0.0.1:9', [
      countyTasks({ day: '2026-01-20', region, declarations: 10, seed: 6 }),
    ]);
    await expect(nowhere.next()).rejects.toThrow('Nothing answers at');
  });
});

describe('npm run rehearse, on the running system', () => {
  it('ends well: the figures, a recount of them and the API agree with what was made', () => {
    expect(printed.text).toContain('300 declarations in ');
    expect(printed.text).toMatch(/\d+ requests, 0 not as the rules have them/);
    expect(printed.text).not.toContain('differs');
    expect(printed.text).toMatch(/counts compared, 0 differ/);
    expect(printed.code).toBe(0);
  });

  it('wakes nobody for what it imports', () => {
    const told = running.system.inbox.messages({ kind: 'declared-for-you' });
    const forOthers = made.filter(({ forAnotherAdult }) => forAnotherAdult);
    expect(forOthers.length).toBeGreaterThan(20);
    expect(told.length).toBeLessThan(forOthers.length / 2);
  });

  it('shows each community the cases that are open there, and those that wait for it', async () => {
    const open = made.filter((one) => one.dueAt !== undefined && one.state !== 'claimed');
    const waiting = (place: string) => made.filter(({ waitingAt }) => waitingAt === place);
    const places = new Set([
      ...open.map(({ place }) => place),
      ...made.flatMap(({ waitingAt }) => waitingAt ?? []),
    ]);
    for (const place of [...places].slice(0, 25)) {
      const { rows } = (await running.as(`officer-${place}`)({ path: '/v1/worklist' })).as(worklist);
      const own = open.filter((one) => one.place === place);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(
        [...own, ...waiting(place)].map(({ id }) => id).toSorted(),
      );
    }
  });

  it('shows a case with all that was recorded of it', async () => {
    const told = made.filter(({ verifications }) => verifications.length > 3).slice(0, 5);
    expect(told).toHaveLength(5);
    for (const one of told) {
      const detail = (await running.as(`officer-${one.place}`)({ path: `/v1/declarations/${one.id}` })).as(
        caseDetail,
      );
      expect(detail.state).toBe(one.state);
      expect(detail.verifications).toHaveLength(one.verifications.length);
    }
  });

  it('lists the people of the county who are under control', async () => {
    const county = running.as(`county-${region}`);
    const path = `/v1/declarations?region=${region}&from=2026-01-01&to=2026-02-28&state=under-control`;
    const listed: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: CaseList = (await county({ path: path + cursor })).as(caseList);
      listed.push(...page.rows.map(({ id }) => id));
      cursor = page.next && `&cursor=${page.next}`;
    }
    const expected = made.filter(({ state }) => state === 'under-control').map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(10);
    expect(listed.toSorted()).toEqual(expected.toSorted());
  });

  it('writes nobody twice: the same rehearsal again leaves everything as it is', async () => {
    const again = await rehearse(asked);
    expect(again.text).toContain('Lives: 0 declarations');
    expect(again.text).toContain('300 declarations were left out');
    expect(again.code).toBe(0);
  }, 120_000);

  it('says in a sentence when nothing runs, and what it can be asked', async () => {
    expect(await rehearse(asked, 'http://127.0.0.1:9')).toMatchObject({
      code: 1,
      text: 'Nothing answers at http://127.0.0.1:9: run "npm start" first.\n',
    });
    for (const wrong of [
      ['--region', '410105001003'],
      ['--day', '2026-02-30'],
      ['--declarations', 'many'],
      ['--ahead'],
    ])
      expect(await rehearse(wrong)).toMatchObject({
        code: 1,
        text: expect.stringContaining('Options: --day') as string,
      });
  });
});
