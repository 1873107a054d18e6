import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { argv, kill, pid } from 'node:process';
import { findFinals } from '../../functions/shared/table/final-store.ts';
import { type System, startSystem } from '../../scripts/local/system.ts';
import { demoAccount } from '../../scripts/seed/demo-accounts.ts';
import { localTarget, seed } from '../../scripts/seed/seed.ts';
import { reachOf } from '../support/running-system.ts';
import { actsOf, counties, day, type Played, prefixes, regions, times } from './a-reported-day.ts';
import { stateTypes } from './states-of-the-day.ts';

/**
 * One life of a system that reports a day: a process of its own, because with `killed` it ends itself as `kill -9` would, in the first state
 * in which none did before. The next life goes on with the same folder, a minute after this one ended.
 */
const [, , folder = '', how = 'undisturbed'] = argv;
enableCompileCache(join(import.meta.dirname, '../../.local/compiled'));
const file = (name: string): string => join(folder, name);
const linesOf = (name: string): string[] =>
  existsSync(file(name)) ? readFileSync(file(name), 'utf8').trimEnd().split('\n') : [];
const note = (name: string, line: string): void => appendFileSync(file(name), `${line}\n`);

/** A wait or a choice dies as it begins; of what works, it is worst when all is done and nothing of it is written down. */
const dies = (name: string): 'entered' | 'leaving' =>
  stateTypes.get(name) === 'works' ? 'leaving' : 'entered';
const died = new Set(linesOf('died'));
const downMs = 60_000;
const ended = linesOf('ended').at(-1);
const at = ended === undefined ? new Date(`${day}T10:00:00+08:00`) : new Date(Date.parse(ended) + downMs);
/** An execution goes on before the start is done. */
const running: { system?: System } = {};
const system = await startSystem({
  dataFolder: file('data'),
  at,
  parameters: { ReportSeason: 'on', ReportTimes: JSON.stringify(times) },
  findAccount: demoAccount,
  onState: (name, moment) => {
    if (moment === 'entered') note('states', name);
    if (how !== 'killed' || moment !== dies(name) || died.has(name)) return;
    note('died', name);
    note('ended', (running.system?.clock.now() ?? at).toISOString());
    kill(pid, 'SIGKILL');
  },
});
running.system = system;
if (system.fresh) await seed(system, { only: prefixes });

const done = new Map(linesOf('acts').map((line) => JSON.parse(line) as [string, unknown]));
for (const { name, at, act } of actsOf(reachOf(system), done)) {
  if (done.has(name) || (how === 'until-midnight' && at > `${day}T23:59`)) continue;
  const instant = new Date(`${at}+08:00`);
  if (system.clock.now() < instant) await system.clock.set(instant);
  await system.idle();
  const came = await act();
  done.set(name, came);
  note('acts', JSON.stringify([name, came]));
  await system.idle();
}

const executions = () => system.model.machines.flatMap(({ arn }) => system.machines.list(arn));
const isRunning = (): boolean => executions().some(({ status }) => status === 'RUNNING');
/** What comes after the seal may wait for a time of its own. */
for (let hours = 0; how !== 'until-midnight' && isRunning() && hours < 12; hours += 1) {
  await system.clock.advance(3_600_000);
  await system.idle();
}

const { table } = localTarget(system);
const see = async (region: string): Promise<unknown> => {
  const role = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' }[region.length] ?? '';
  const path = `/v1/daily-reports/${day}?region=${region}`;
  return JSON.parse((await reachOf(system).as(`${role}-${region}`)({ path })).text);
};
const played: Played = {
  executions: executions(),
  reports: Object.fromEntries(
    await Promise.all(regions.map(async (region) => [region, await see(region)] as const)),
  ) as Played['reports'],
  rows: (await Promise.all(counties.map((county) => findFinals(table, day, county)))).flatMap((townships) =>
    townships.flatMap(({ rows }) => rows),
  ),
  words: Object.fromEntries(done) as Played['words'],
  messages: system.inbox.messages().toReversed(),
  deadLetters: (await system.deadLetters.list()).length,
};
writeFileSync(file('played'), JSON.stringify(played));
note('ended', system.clock.now().toISOString());
await system.stop();
