import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { statistics } from '../../../schemas/statistics.ts';
import { findRunning } from '../../seed/find-running.ts';
import { inventedRequest } from '../people.ts';
import { pricesOf } from '../prices.ts';
import { type reporter } from '../report.ts';
import { type SystemUnderLoad, startUnderLoad } from '../system-under-load.ts';
import { copyTrips } from './copy-trips.ts';
import { meterRun } from './metered-run.ts';
import { lambdaSeconds, minus, plus, priceOfRun, type RunPrice, times, total } from './price-day.ts';

/** A day for which the price is told: rows, in files of so many, and who is expected or here. */
const day = { rows: 30_000_000, files: 10, trips: 1_000_000 };
const at = '2026-01-21T12:30:00+08:00';
/** Not on the list of risk areas before. */
const origin = '360102';
const community = '410105001003';
const inForm = 10;

type Report = ReturnType<typeof reporter>;

interface Given {
  /** Of the file that is metered. */
  rows: number;
  /** Trips that are declared; twenty times as many are then copied. */
  trips: number;
  /** As measured of the comparison itself: a function has one core. */
  rowsPerSecond: number;
}

/** Rows of the files that tell what a file costs by itself. */
const few = 2_000;
const copies = 50;

/**
 * What a day of feeds costs besides true hits, by the meter of the running system, and how fast what a new risk area hits is written. A price grows
 * by rows, by files, and by the trips that each file is compared with: what each adds is the difference of two runs. Of Lambda only what a file
 * takes by itself is metered by time; rows and trips are told by CPU time, which others on the machine change little.
 */
export async function priceFeed({ figure, say }: Report, given: Given): Promise<void> {
  const system = await startUnderLoad(at);
  try {
    // Keys of the season are opened, and functions warm.
    await meterRun(system, 'warm', few);
    const small = await meterRun(system, 'small', few);
    const large = await meterRun(system, 'large', given.rows);
    const aFile = priceOfRun(small);
    const aRow = {
      ...times(minus(priceOfRun(large), aFile), 1 / (given.rows - few)),
      lambda: lambdaSeconds(1 / given.rowsPerSecond),
    };
    await declareMany(system, given.trips);
    const perSecond = await rescore(system, given.trips);
    figure(
      'rescore_writes_per_s',
      perSecond,
      `findings of ${given.trips} trips, from when the area is listed until all stand`,
    );
    const aTrip = await priceTrip(system, given.trips * copies);
    const ofFiles = times(plus(aFile, times(aTrip, day.trips)), day.files);
    const ofDay = plus(times(aRow, day.rows), ofFiles);
    figure(
      'F10_usd_30m',
      total(ofDay),
      `≤ 0.10; ${day.rows} rows in ${day.files} files beside ${day.trips} trips; prices of ${pricesOf}`,
    );
    figure('F10_usd_parts', {
      ...inMicros(ofDay),
      file: inMicros(aFile),
      trips: inMicros(times(aTrip, day.trips)),
    });
    say(`in millionths; metered with ${given.rows} rows, and ${given.trips * copies} trips more`);
  } finally {
    await system.stop();
  }
}

/** What each trip adds to a file: what is read of it, and the CPU time, the engine's too. */
async function priceTrip(system: SystemUnderLoad, count: number): Promise<RunPrice> {
  const { sources } = await findRunning(system.controlUrl).stores();
  const run = async (name: string) => {
    const before = system.cpuSeconds();
    const metered = priceOfRun(await meterRun(system, name, few));
    return { metered, seconds: system.cpuSeconds() - before };
  };
  const without = await run('before');
  await copyTrips(sources, { township: community.slice(0, 9), now: new Date(at), count });
  const beside = await run('beside');
  const { dynamodb } = minus(beside.metered, without.metered);
  const lambda = lambdaSeconds(Math.max(0, beside.seconds - without.seconds));
  return times({ s3: 0, lambda, states: 0, dynamodb, kms: 0, sqs: 0 }, 1 / count);
}

function inMicros(parts: RunPrice): Record<string, number> {
  return Object.fromEntries(Object.entries(parts).map(([name, usd]) => [name, Math.round(usd * 1e6)]));
}

/** People who come from where no risk area is, ten in a form. */
async function declareMany(system: SystemUnderLoad, trips: number): Promise<void> {
  for (let first = 0; first < trips; first += inForm) {
    const forms = Array.from({ length: Math.min(inForm, trips - first) }, (_, index) =>
      inventedRequest(first + index, { community, now: new Date(at), receiptHash: 'x'.repeat(43) }),
    );
    const [form] = forms;
    if (form === undefined) return;
    const trip = { ...form.trip, origin: { regionCode: origin, address: '八一大道 1 号' } };
    const body = { ...form, trip, travellers: forms.flatMap(({ travellers }) => travellers) };
    await post(`${system.citizenUrl}/v1/declarations`, body);
  }
  await system.control('POST', '/idle');
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`${url} answered ${answer.status} ${await answer.text()}`);
}

/** Findings a second, from when the area is listed until all of them stand. */
async function rescore(system: SystemUnderLoad, trips: number): Promise<number> {
  const authorization = `Bearer ${await system.tokenOf('province-41')}`;
  const date = shanghaiDate(new Date(at));
  const began = performance.now();
  await post(
    `${system.deskUrl}/v1/risk-areas`,
    { region: origin, level: 'high', fromDate: date, documentNumber: '赣防指〔2026〕1号' },
    { authorization },
  );
  await system.control('POST', '/idle');
  const seconds = (performance.now() - began) / 1_000;
  const query = `region=${community.slice(0, 9)}&from=${date}&to=${date}&metrics=findings-open`;
  const answer = await fetch(`${system.deskUrl}/v1/statistics?${query}`, { headers: { authorization } });
  const written = statistics.parse(await answer.json()).total['findings-open'] ?? 0;
  if (written !== trips) throw new Error(`${written} findings of ${trips} trips`);
  return written / seconds;
}
