import * as z from 'zod/mini';
import { caseList } from '../../schemas/case-list.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { statistics } from '../../schemas/statistics.ts';
import { worklist } from '../../schemas/worklist.ts';
import { importLives, standsAt } from '../rehearse/rehearse.ts';
import { findRunning } from '../seed/find-running.ts';
import { option, reporter } from './report.ts';
import { startUnderLoad } from './system-under-load.ts';

// `npm run bench:desk -- --declarations=1000000`: what officers and administrators wait for and read when the province is full. A synthetic
// province is imported; then each level asks for its figures, a list page and a worklist are read, and the meter says what they cost.
const declarations = option('declarations', 100_000);
/** 41 is the whole province; a county takes seconds to seed. */
const region = String(option('region', 41));
const day = '2026-01-20';
const runs = 9;

const { say, figure, end } = reporter();
const system = await startUnderLoad(standsAt(day).toISOString(), region === '41' ? [] : [region]);
const running = findRunning(system.controlUrl);
const { sources } = await running.stores();
const options = { day, declarations, seed: 1, region };

/** Where most is open: the worst that somebody reads. */
const open = new Map<string, number>();
const startedAt = performance.now();
await importLives({ running, sources, options }, (made) => {
  for (const { place, dueAt } of made) if (dueAt !== undefined) open.set(place, (open.get(place) ?? 0) + 1);
});
figure('import_per_s', declarations / ((performance.now() - startedAt) / 1_000));
const [busiest = ''] = [...open].toSorted(([, one], [, other]) => other - one)[0] ?? [];
say(`${declarations} declarations below ${region}; the fullest worklist is that of ${busiest}`);

async function ask<Schema extends z.ZodMiniType>(
  schema: Schema,
  sub: string,
  path: string,
): Promise<z.output<Schema>> {
  const headers = { Authorization: `Bearer ${await system.tokenOf(sub)}` };
  const response = await fetch(system.officerUrl + path, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

/** Median milliseconds of a question to a warm function. */
async function milliseconds(question: () => Promise<unknown>): Promise<number> {
  await question();
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await question();
    took.push(performance.now() - began);
  }
  return took.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Read units of a question to a warm function. */
async function readUnits(question: () => Promise<unknown>): Promise<number> {
  await question();
  await system.control('DELETE', '/meter');
  await question();
  return (await system.meter()).reduce((sum, entry) => sum + entry.readUnits, 0);
}

const levels = [
  ['province', 2],
  ['city', 4],
  ['county', 6],
  ['township', 9],
] as const;
const span = `from=${addDays(day, -30)}&to=${addDays(day, 30)}`;
for (const [role, digits] of levels.filter(([, length]) => length >= region.length)) {
  const code = busiest.slice(0, digits);
  const question = () => ask(statistics, `${role}-${code}`, `/v1/statistics?region=${code}&${span}`);
  figure(`statistics_${role}_ms`, await milliseconds(question), '≤ 300');
}
const county = busiest.slice(0, 6);
const list = () => ask(caseList, `county-${county}`, `/v1/declarations?region=${county}&${span}`);
figure('list_county_read_units', await readUnits(list), '≤ 8');
figure('list_county_ms', await milliseconds(list));
const work = () => ask(worklist, `officer-${busiest}`, '/v1/worklist');
figure('F11_read_units', await readUnits(work), '≤ 4');
figure('worklist_ms', await milliseconds(work));
figure('rss_mb', system.memoryMb());
await system.stop();
end();
