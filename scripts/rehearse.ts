import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progressBar } from './local/progress-bar.ts';
import { judgeTable } from './recount/judge-table.ts';
import { reportOf } from './recount/report.ts';
import { openSettings } from './rehearse/open-settings.ts';
import { type RehearsalOptions, readOptions } from './rehearse/options.ts';
import type { Made } from './rehearse/prepare-party.ts';
import { addStates, askFigures, noStates, reconcile } from './rehearse/reconcile.ts';
import { importLives, playMorning, standsAt } from './rehearse/rehearse.ts';
import { doThroughApi, findDifferent } from './rehearse/through-api.ts';
import { demoAccount } from './seed/demo-accounts.ts';
import { findRunning, type Running } from './seed/find-running.ts';
import { seed } from './seed/seed.ts';

// `npm run rehearse -- --day 2026-01-20 --declarations 100000` plays a province of invented people up to 10:00 of the day in the running
// local system (requirements K3), and ends with 1 when its figures are not those of what was made.

/** Where the clock stands before the morning that goes through the API. */
const morningMs = 3 * 3_600_000 + 300_000;

async function rehearse(running: Running, options: RehearsalOptions): Promise<boolean> {
  const { day, region, declarations, throughApi } = options;
  const { sources } = await running.stores();
  await running.setClock(new Date(standsAt(day).getTime() - morningMs));
  await running.idle();
  const before = await askFigures(running, region, day);

  let made = noStates();
  const byState: Record<string, number> = {};
  let count = 0;
  const note = (written: readonly Pick<Made, 'state' | 'claimOf' | 'edits' | 'arrivedAt'>[]) => {
    made = addStates(made, written);
    for (const { state } of written) byState[state] = (byState[state] ?? 0) + 1;
    count += written.length;
  };
  const failures: string[] = [];
  if (throughApi > 0) {
    const villages = await playMorning(options, await openSettings(sources));
    const deeds = villages.reduce((sum, village) => sum + village.deeds().length, 0);
    const bar = progressBar('Through the API', deeds, process.stdout);
    failures.push(...(await doThroughApi(running, villages, (done) => bar.show(done))));
    await running.idle();
    const different = await findDifferent(sources, villages);
    failures.push(...different.map((id) => `${id} became something else through the API than by the rules`));
    bar.end(`${villages.length} parties, ${deeds} requests, ${failures.length} not as the rules have them`);
    note(villages.flatMap((village) => village.kept().map(({ declaration }) => declaration)));
  }
  await running.setClock(standsAt(day));
  await running.idle();
  const beforeImport = count;
  const bar = progressBar('Lives', declarations, process.stdout);
  await importLives({ running, sources, options }, (written) => {
    note(written);
    bar.show(count - beforeImport);
  });
  bar.end(`${count - beforeImport} declarations`);
  const there = declarations - (count - beforeImport);
  if (there > 0) console.log(`${there} declarations were left out: their people’s days were taken already`);

  for (const [state, of] of Object.entries(byState).sort(([, one], [, other]) => other - one))
    console.log(`${state.padEnd(14)} ${of}`);
  const now = await running.idle();
  const { lines, agrees } = reconcile(made, before, await askFigures(running, region, day));
  for (const line of [...lines, ...failures]) console.log(line);
  if (!options.recount) return agrees && failures.length === 0;
  const judged = await judgeTable(sources, { region, now });
  for (const line of reportOf(judged)) console.log(line);
  return agrees && failures.length === 0 && judged.drifts.length === 0;
}

/** In a system on free ports with a folder of its own, which is gone afterwards. */
async function inOwnSystem(options: RehearsalOptions): Promise<boolean> {
  const { startSystem } = await import('./local/system.ts');
  const dataFolder = mkdtempSync(join(tmpdir(), 'baobei-rehearsal-'));
  const at = new Date(standsAt(options.day).getTime() - morningMs);
  const system = await startSystem({ dataFolder, fresh: true, at, findAccount: demoAccount });
  try {
    await seed(system, { only: [options.region] });
    return await rehearse(findRunning(system.controlUrl), options);
  } finally {
    await system.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  const isRight = options.own ? await inOwnSystem(options) : await rehearse(findRunning(), options);
  if (!isRight) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
