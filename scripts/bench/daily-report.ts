import * as z from 'zod/mini';
import { compileRegions } from '../../functions/report/files/compile-regions.ts';
import type { KeptEdition } from '../../functions/report/files/make-edition.ts';
import { openEditionReads } from '../../functions/report/files/reads-adapter.ts';
import { keepConfirmation } from '../../functions/shared/table/confirmation-store.ts';
import { findDrafts } from '../../functions/shared/table/draft-store.ts';
import { findEditions } from '../../functions/shared/table/edition-store.ts';
import { findReport } from '../../functions/shared/table/report-store.ts';
import { findReportedCounties } from '../../functions/shared/table/reported-county-store.ts';
import { fileLink } from '../../schemas/file-link.ts';

import { type ReportedFigures } from '../../schemas/reported-figures.ts';
import { reportedKeys } from '../../schemas/tally.ts';
import { findRunning } from '../seed/find-running.ts';
import { price, priceOf } from './prices.ts';
import { reporter } from './report.ts';
import { startUnderLoad } from './system-under-load.ts';

// `npm run bench:report`: figure F9, the daily report of the whole province with nothing but zeros and one silent county. From the schedule at
// 00:05 until every county is drafted, and from entering "close" until the files of the province, the cities and the counties are there; the
// communities confirm by direct writes, because what is measured is the report, not 52,378 requests. Then every file is made again and compared,
// and the files of a township are fetched for the first time.
process.env['REPORT_SEASON'] = 'on';
const day = '2026-01-17';
const morning = (time: string): string => `2026-01-18T${time}+08:00`;
/** Whose officers never confirm. */
const silent = '410105';

const { say, figure, end } = reporter();
const system = await startUnderLoad(`${day}T23:50:00+08:00`);
const { sources } = await findRunning(system.controlUrl).stores();
const executions = z.object({
  executions: z.array(z.object({ name: z.string(), status: z.string(), transitions: z.number() })),
});
const setClock = (at: string): Promise<unknown> => system.control('POST', '/clock', { at });

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 50));
}
/** Seconds from a move of the clock until something is there; the clock stops at each instant until those who woke there are done. */
async function secondsFrom(at: string, isDone: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  const moved = setClock(at);
  await until(isDone);
  const seconds = (performance.now() - began) / 1_000;
  await moved;
  return seconds;
}

await setClock(morning('00:04:50'));
await system.control('POST', '/idle');
await system.control('DELETE', '/meter');
const counties = async () => findReportedCounties(sources, day, '41');
figure(
  'F9_draft_s',
  await secondsFrom(morning('00:05:01'), async () => (await counties()).length === 181),
  '≤ 30',
);
await system.control('POST', '/idle');
const drafted = await system.meter();
const communities = (await counties()).reduce((sum, one) => sum + one.communities, 0);
say(`${communities} communities are drafted`);

const noFigures = Object.fromEntries(
  reportedKeys.map((key) => [key, { atMidnight: 0, since: 0 }]),
) as ReportedFigures;
for (const { county } of await counties()) {
  if (county === silent) continue;
  const drafts = await findDrafts(sources, day, county);
  const codes = drafts.flatMap((draft) => draft.communities.map(({ code }) => code));
  await Promise.all(
    codes.map((community) =>
      keepConfirmation(
        sources,
        { day, community },
        {
          ...{ at: morning('00:30:00'), by: `officer-${community}`, place: community, onBehalf: false },
          ...{ kind: 'zero', figures: noFigures, key: community, body: '' },
        },
      ),
    ),
  );
}
say('all but one county have confirmed');
await setClock(morning('12:00:30'));
await system.control('POST', '/idle');
await system.control('DELETE', '/meter');
const regions = [
  ...new Set((await counties()).flatMap(({ county }) => [county.slice(0, 2), county.slice(0, 4), county])),
];
const filesOf = async (region: string) => (await findEditions(sources, day, region))[0]?.files;
let left = regions;
async function areFilesThere(): Promise<boolean> {
  const found = await Promise.all(left.map(filesOf));
  left = left.filter((_, index) => found[index] === undefined);
  return left.length === 0;
}
figure(
  'F9_close_s',
  await secondsFrom(morning('12:01:01'), areFilesThere),
  '≤ 60, with the files of 200 regions',
);
say(`${regions.length} regions have their files`);
await system.control('POST', '/idle');
const closed = await system.meter();
const found = executions.parse(await system.control('GET', '/executions')).executions[0];
if (found?.status !== 'SUCCEEDED') throw new Error(`the execution is ${found?.status ?? 'not there'}`);
figure('F9_transitions', found.transitions, '≤ 200');
const metered = [...drafted, ...closed].filter(({ functionName }) => /Report/.test(functionName));
// A batch takes some two seconds; the list's assumption is that of a request.
const lambda = found.transitions * 2 * price('assumedLambdaGb') * price('lambdaGbSecond');
const usd = priceOf(metered, 0) + lambda + found.transitions * price('stateTransition');
figure('F9_usd', usd, '≤ 0.05');
figure(
  'F9_write_units',
  metered.reduce((sum, one) => sum + one.writeUnits, 0),
);
figure(
  'F9_read_units',
  metered.reduce((sum, one) => sum + one.readUnits, 0),
);
figure('F9_identical', await areFilesTheSame(), 'true');

const township = `${silent}001`;
const began = performance.now();
await fetchFile(township);
figure('F9_township_file_s', (performance.now() - began) / 1_000, 'at first download');
await system.stop();
end();

/** Makes the files of every region again, from the table, without keeping them. */
async function areFilesTheSame(): Promise<boolean> {
  const closedAt = (await findReport(sources, day))?.closed?.at ?? '';
  const made = new Map<string, string>();
  const needs = {
    reads: openEditionReads(sources),
    deskUrl: system.deskUrl,
    store: () => Promise.resolve(),
    keep: (edition: KeptEdition) => {
      made.set(edition.region, hashesOf(edition.files));
      return Promise.resolve(edition);
    },
    closedAt: () => Promise.resolve(closedAt),
  };
  for (const region of regions.filter((code) => code.length < 6))
    await compileRegions(needs, { day, region });
  const kept = await Promise.all(regions.map(filesOf));
  const others = regions.filter((region, index) => made.get(region) !== hashesOf(kept[index] ?? []));
  if (others.length > 0) say(`other files: ${others.join(' ')}`);
  return others.length === 0;
}

function hashesOf(files: readonly { sha256: string }[]): string {
  return files.map(({ sha256 }) => sha256).join(' ');
}

async function fetchFile(region: string): Promise<void> {
  const token = await system.tokenOf(`township-${region}`);
  const answer = await fetch(`${system.deskUrl}/v1/daily-reports/${day}/files/links`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({ kind: 'pdf', region, corrections: 0 }),
  });
  const { url } = fileLink.parse(await answer.json());
  const file = await fetch(url);
  if (!file.ok) throw new Error(`the file of ${region} was answered with ${file.status}`);
}
