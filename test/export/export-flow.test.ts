import { read, utils } from '@e965/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findExport, moveExport } from '../../functions/shared/table/export-store.ts';
import { caseList } from '../../schemas/case-list.ts';
import { type Exported, type ExportFormat, exported, exportList } from '../../schemas/export.ts';
import { fileLink } from '../../schemas/file-link.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { aRequest, aTraveller, aTrip, hoursAfter, residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

const now = new Date('2026-01-17T10:10:00+08:00');
const days = { from: '2026-01-17', to: '2026-01-24' };
const city = '4101';
const sub = `city-${city}`;

let running: RunningSystem;
beforeAll(async () => {
  running = await aRunningSystem({ at: now.toISOString() });
  for (const [n, community] of ['410105001003', '410105001006', '410102001002'].entries())
    expect((await declare(n + 1, community)).status).toBe(201);
  await running.system.idle();
});
afterAll(() => running.stop());

const declare = (n: number, community: string) =>
  running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ name: '=公式', document: { type: 'resident-id', number: residentId(n) } })],
      trip: aTrip({
        expectedArrivalAt: hoursAfter(80, now).toISOString(),
        destination: { community, address: '文化路 56 号院' },
      }),
    }),
  });
const staff: ReturnType<RunningSystem['as']> = (call) => running.as(sub)(call);

async function ask(given: Record<string, string> = {}, format: ExportFormat = 'csv'): Promise<string> {
  const body = { declarations: { region: city, ...days, ...given }, format, purpose: 'case-work' };
  return (await staff({ method: 'POST', path: '/v1/exports', body })).as(exported).id;
}
async function told(id: string): Promise<Exported | undefined> {
  const { exports } = (await staff({ path: '/v1/exports' })).as(exportList);
  return exports.find((one) => one.id === id);
}
async function fileOf(id: string): Promise<Response> {
  const link = await staff({ method: 'POST', path: `/v1/exports/${id}/link`, body: {} });
  return fetch(link.as(fileLink).url);
}
async function linesOf(id: string): Promise<string[]> {
  return (await (await fileOf(id)).text()).split('\r\n').slice(1, -1);
}
async function listedIn(county: string): Promise<string[]> {
  const query = new URLSearchParams({ region: county, ...days }).toString();
  const answer = await running.as(`county-${county}`)({ path: `/v1/declarations?${query}` });
  return answer.as(caseList).rows.map(({ id }) => id);
}

type Lines = [path: unknown, name: unknown][];
function readSheet(file: ArrayBuffer): Promise<Lines> {
  const lines = utils.sheet_to_json<unknown[]>(read(file).Sheets['报备名单'] ?? {}, { header: 1 });
  return Promise.resolve(lines.slice(1).map(([path, name]) => [path, name]));
}
async function readTable(file: ArrayBuffer): Promise<Lines> {
  const lines = await parquetReadObjects({ file });
  return lines.map((line) => [line['path'], line['masked_name']]);
}

describe('a list that is exported from the running system', () => {
  it('has the cases that the lists of its counties have, each with its place by name', async () => {
    const id = await ask();
    await running.system.idle();
    const lines = await linesOf(id);
    const counties = await Promise.all(['410102', '410105'].map(listedIn));
    expect(lines.map((line) => line.split(',')[0]?.replace('declarations/', '')).sort()).toEqual(
      counties.flat().sort(),
    );
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line.includes('经八路街道'))).toHaveLength(2);
    expect(await told(id)).toMatchObject({ state: 'ready', progress: 1, rows: 3 });
  });

  it.each([
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', readSheet],
    ['parquet', 'application/vnd.apache.parquet', readTable],
  ] as const)('has the same lines as %s', async (format, type, readLines) => {
    const [csv, other] = [await ask(), await ask({}, format)];
    await running.system.idle();
    const file = await fileOf(other);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, type]);
    expect(file.headers.get('content-disposition')).toContain(`.${format}`);
    const lines = await readLines(await file.arrayBuffer());
    const paths = (await linesOf(csv)).map((line) => line.split(',')[0]);
    expect(lines.map(([path]) => path)).toEqual(paths);
    // Nothing is a formula here, so nothing is changed.
    expect(lines.map(([, name]) => name)).toEqual(['=*式', '=*式', '=*式']);
  });

  it('makes no formula of what somebody typed', async () => {
    const id = await ask();
    await running.system.idle();
    for (const line of await linesOf(id)) expect(line.split(',')[1]).toMatch(/^'=/);
  });

  it('has only those that were asked for', async () => {
    const id = await ask({ state: 'released' });
    await running.system.idle();
    expect(await linesOf(id)).toEqual([]);
    expect(await told(id)).toMatchObject({ state: 'ready', rows: 0 });
  });

  it('is not written again when it is told again', async () => {
    const id = await ask();
    await running.system.idle();
    const before = await told(id);
    await running.system.clock.advance(60_000);
    await running.system.send('ExportQueue', JSON.stringify({ sub, id }));
    await running.system.idle();
    expect(await told(id)).toEqual(before);
  });

  it('is written from its beginning when a try before died', async () => {
    const { table } = localTarget(running.system);
    const writer = running.system.model.functions.find(({ path }) => path.endsWith('/ExportWrite'));
    const functionName = writer?.name ?? '';
    await running.system.faults.inject({ kind: 'kill-before', functionName, service: 's3' });
    const id = await ask();
    const died = async () => (await findExport(table, { sub, id }))?.attempt === 1;
    await expect.poll(died, { timeout: 30_000 }).toBe(true);
    expect(await told(id)).toMatchObject({ state: 'writing' });
    await running.system.send('ExportQueue', JSON.stringify({ sub, id }));
    await expect.poll(async () => (await told(id))?.state, { timeout: 30_000 }).toBe('ready');
    expect(await linesOf(id)).toHaveLength(3);
    // The one before may still be running, but it can say nothing any more.
    const late = { progress: 0.5, rows: 1, movedAt: now.toISOString() };
    expect(await moveExport(table, { sub, id, attempt: 1 }, late)).toBe(false);
  });
});
