import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { caseList } from '../../schemas/case-list.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { statistics } from '../../schemas/statistics.ts';
import { worklist } from '../../schemas/worklist.ts';
import { inventedRequest } from './people.ts';
import type { reporter } from './report.ts';
import type { SystemUnderLoad } from './system-under-load.ts';

type Desk = Pick<SystemUnderLoad, 'citizenUrl' | 'officerUrl' | 'control' | 'meter' | 'tokenOf'>;
type Figure = ReturnType<typeof reporter>['figure'];

const runs = 9;
const levels = [
  ['province', 2],
  ['city', 4],
  ['county', 6],
  ['township', 9],
] as const;

/** What each level waits for and reads, from the province down to the fullest community; the day is the system's. */
export async function measureDesk(
  desk: Desk,
  { region, busiest, day }: { region: string; busiest: string; day: string },
  figure: Figure,
): Promise<void> {
  const ask = asker(desk);
  const span = `from=${addDays(day, -30)}&to=${addDays(day, 30)}`;
  // So that there is something in the journal beyond the rows.
  await declareOne(desk, busiest, day);
  for (const [role, digits] of levels.filter(([, length]) => length >= region.length)) {
    const code = busiest.slice(0, digits);
    const question = () => ask(statistics, `${role}-${code}`, `/v1/statistics?region=${code}&${span}`);
    figure(`statistics_${role}_first_ms`, await timed(question));
    figure(`statistics_${role}_ms`, await milliseconds(question), '≤ 300');
    figure(`statistics_${role}_queries`, await countUnits(desk, question, queries), '≤ 2');
  }
  const county = busiest.slice(0, 6);
  const list = () => ask(caseList, `county-${county}`, `/v1/declarations?region=${county}&${span}`);
  figure('list_county_read_units', await countUnits(desk, list, readUnits), '≤ 8');
  figure('list_county_ms', await milliseconds(list));
  await measureFigureLists(desk, { county, day }, figure);
  const work = () => ask(worklist, `officer-${busiest}`, '/v1/worklist');
  figure('F11_read_units', await countUnits(desk, work, readUnits), '≤ 4');
  figure('worklist_ms', await milliseconds(work));
}

/** The lists behind a stock of the county and a flow of the day before: whole, page after page, and what the dearest page costs. */
async function measureFigureLists(
  desk: Desk,
  { county, day }: { county: string; day: string },
  figure: Figure,
): Promise<void> {
  const ask = asker(desk);
  for (const [metric, date] of [
    ['under-control', day],
    ['arrived', addDays(day, -1)],
  ] as const) {
    const path = `/v1/declarations?region=${county}&from=${date}&to=${date}&metric=${metric}`;
    const began = performance.now();
    const units: number[] = [];
    let rows = 0;
    for (let next: string | undefined = ''; next !== undefined; ) {
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      await desk.control('DELETE', '/meter');
      const page = await ask(caseList, `county-${county}`, path + cursor);
      units.push((await desk.meter()).reduce((sum, entry) => sum + entry.readUnits, 0));
      rows += page.rows.length;
      next = page.next;
    }
    figure(`list_${metric}_rows`, rows);
    figure(`list_${metric}_pages`, units.length);
    figure(`list_${metric}_ms`, performance.now() - began);
    figure(`list_${metric}_read_units`, Math.max(...units), '≤ 8');
  }
}

type Entry = Awaited<ReturnType<Desk['meter']>>[number];
const readUnits = (entry: Entry): number => entry.readUnits;
const queries = ({ action, requests }: Entry): number => (action === 'Query' ? requests : 0);

const asker =
  ({ officerUrl, tokenOf }: Desk) =>
  async <Schema extends z.ZodMiniType>(
    schema: Schema,
    sub: string,
    path: string,
  ): Promise<z.output<Schema>> => {
    const headers = { Authorization: `Bearer ${await tokenOf(sub)}` };
    const response = await fetch(officerUrl + path, { headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  };

/** Somebody declares, and it is counted. */
async function declareOne({ citizenUrl, control }: Desk, community: string, day: string): Promise<void> {
  const receiptHash = createHash('sha256').update(randomUUID()).digest('base64url');
  const now = new Date(`${day}T10:00:00+08:00`);
  const response = await fetch(`${citizenUrl}/v1/declarations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(inventedRequest(1, { community, now, receiptHash })),
  });
  if (!response.ok) throw new Error(`a declaration was answered ${response.status}`);
  await control('POST', '/idle');
}

async function timed(question: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await question();
  return performance.now() - began;
}

/** Median milliseconds of a question to a warm function. */
async function milliseconds(question: () => Promise<unknown>): Promise<number> {
  await question();
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) took.push(await timed(question));
  return took.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** What a question to a warm function asks of the table, by the meter. */
async function countUnits(
  { control, meter }: Desk,
  question: () => Promise<unknown>,
  of: (entry: Entry) => number,
): Promise<number> {
  await question();
  await control('DELETE', '/meter');
  await question();
  return (await meter()).reduce((sum, entry) => sum + of(entry), 0);
}
