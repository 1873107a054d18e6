import { createHash } from 'node:crypto';
import { utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileRegions } from '../../functions/report/files/compile-regions.ts';
import type { KeptEdition } from '../../functions/report/files/make-edition.ts';
import { openEditionReads } from '../../functions/report/files/reads-adapter.ts';
import { findReport } from '../../functions/shared/table/report-store.ts';
import { communityReport, reportProblem } from '../../schemas/daily-report.ts';
import { fileLink } from '../../schemas/file-link.ts';
import { fileManifest } from '../../schemas/file-manifest.ts';
import { declared } from '../../schemas/receipt.ts';
import { type ReportFileKind, type ReportFiles, reportFiles } from '../../schemas/report-files.ts';
import { regionReport } from '../../schemas/report-progress.ts';
import { totalsOf } from '../../schemas/reported-figures.ts';
import { reportedKeys } from '../../schemas/tally.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { readPage, renderPage } from '../shared/pdf/read-page.ts';
import { readBack } from '../shared/sheet/a-workbook.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { anArrival } from '../support/steps.ts';

const day = '2026-01-17';
const busy = '410105001003';
const silent = '410105001009';
const township = '410105001';
const reportPath = `/v1/daily-reports/${day}`;
const reason = '当日已到达，王某次日才告知';

let running: RunningSystem;
let trip = '';
beforeAll(async () => {
  running = await aRunningSystem({ at: `${day}T10:10:00+08:00`, only: ['410105', '410102'], reports: true });
  const answer = await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [1, 2].map((n) => aTraveller({ document: { type: 'resident-id', number: residentId(n) } })),
      trip: aTrip({
        expectedArrivalAt: `${day}T16:00:00+08:00`,
        destination: { community: busy, address: '文化路 56 号院' },
      }),
    }),
  });
  const [first, second] = answer.as(declared).declarations;
  trip = second?.id ?? '';
  await arrive(first?.id ?? '', `${day}T18:00:00+08:00`);
  await until('00:06');
  const path = `${reportPath}/communities/${busy}`;
  const officer = running.as(`officer-${busy}`);
  const seen = totalsOf((await officer({ path })).as(communityReport).figures);
  const told = await officer({
    method: 'POST',
    path: `${path}/confirmation`,
    body: { attests: 'figures', seen },
  });
  expect(told.status).toBe(201);
});
afterAll(() => running.stop());

async function arrive(id: string, toldAt: string): Promise<void> {
  await running.system.clock.set(new Date(toldAt));
  const told = await running.as(`officer-${busy}`)({
    method: 'POST',
    path: `/v1/declarations/${id}/verifications`,
    body: anArrival({ arrivedAt: `${day}T16:30:00+08:00` }),
  });
  expect(told.status).toBe(201);
}
async function until(time: string): Promise<void> {
  await running.system.clock.set(new Date(`2026-01-18T${time}:00+08:00`));
  await running.system.idle();
}
const roles: Readonly<Record<number, string>> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' };
const at = (region: string) => running.as(`${roles[region.length] ?? ''}-${region}`);
const filesOf = async (region: string): Promise<ReportFiles> =>
  (await at(region)({ path: `${reportPath}/files?region=${region}` })).as(reportFiles);
const askLink = (region: string, body: Record<string, unknown>, by = region) =>
  at(by)({ method: 'POST', path: `${reportPath}/files/links`, body: { region, ...body } });

async function fetchFile(
  region: string,
  body: Record<string, unknown>,
): Promise<{ bytes: Buffer; name: string }> {
  const answer = await askLink(region, body);
  expect(answer.status).toBe(201);
  const { url } = answer.as(fileLink);
  const fetched = await fetch(url);
  expect(fetched.status).toBe(200);
  const disposition = decodeURIComponent(fetched.headers.get('content-disposition') ?? '');
  return { bytes: Buffer.from(await fetched.arrayBuffer()), name: disposition.split("''")[1] ?? '' };
}
const edition = (region: string, kind: ReportFileKind, corrections = 0) =>
  fetchFile(region, { kind, corrections });
const rowsOf = (file: Buffer, sheet: string): Record<string, unknown>[] =>
  utils.sheet_to_json(readBack(file).Sheets[sheet] ?? {});
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('who has not reported, as files', () => {
  it('is kept at each deadline, with the duty phones, for the county, the city and the province', async () => {
    await until('08:30');
    expect((await filesOf('4101')).missing).toEqual([]);
    await until('10:01');
    for (const region of ['41', '4101', '410105']) {
      const { missing, editions, state } = await filesOf(region);
      expect([state, editions]).toEqual(['open', []]);
      expect(missing.map(({ time }) => time)).toEqual(['confirmBy', 'tellTownships', 'tellCounties']);
      const { bytes, name } = await fetchFile(region, { kind: 'missing', time: 'tellCounties' });
      const rows = rowsOf(bytes, '未上报名单');
      expect(name).toBe(missing[2]?.name);
      expect(rows).toHaveLength(missing[2]?.missing ?? 0);
      const one = rows.find((row) => row['区划代码'] === silent);
      expect(one?.['值班电话']).toMatch(/^1\d{10}$/);
      expect(one?.['所属乡镇（街道）']).toContain('经八路街道');
      expect(rows.some((row) => row['区划代码'] === busy)).toBe(false);
    }
    expect((await filesOf(township)).missing).toEqual([]);
  });

  it('has no files of the report before it is closed', async () => {
    const early = await askLink('410105', { kind: 'pdf', corrections: 0 });
    expect([early.status, early.as(reportProblem).code]).toEqual([409, 'report.files-not-yet']);
  });
});

describe('the files of a closed report', () => {
  beforeAll(() => until('12:02'));

  it('are there for the province, each city and each county, and are what they say', async () => {
    for (const region of ['41', '4101', '410105', '410102']) {
      const { editions, state } = await filesOf(region);
      expect(state).toBe('closed');
      expect(editions.map(({ number, corrections }) => [number, corrections])).toEqual([
        [`20260117-${region}`, 0],
      ]);
      const files = editions[0]?.files ?? [];
      expect(files.map(({ kind }) => kind)).toEqual(['xlsx', 'csv', 'pdf', 'manifest']);
      for (const { kind, sha256: hash, bytes: size, name: saved } of files) {
        const { bytes, name } = await edition(region, kind);
        expect([sha256(bytes), bytes.length, name]).toEqual([hash, size, saved]);
      }
      const manifest = fileManifest.parse(JSON.parse((await edition(region, 'manifest')).bytes.toString()));
      expect(manifest.number).toBe(`20260117-${region}`);
      expect(manifest.files.map((file) => file.sha256).toSorted()).toEqual(
        files
          .filter(({ kind }) => kind !== 'manifest')
          .map((file) => file.sha256)
          .toSorted(),
      );
    }
  });

  it('are the same bytes when they are made again from the table (invariant 5)', async () => {
    const { table } = localTarget(running.system);
    const made: KeptEdition[] = [];
    const closedAt = (await findReport(table, day))?.closed?.at;
    for (const region of ['41', '4101'])
      await compileRegions(
        {
          reads: openEditionReads(table),
          deskUrl: running.system.deskUrl,
          store: () => Promise.resolve(),
          keep: (edition) => {
            made.push(edition);
            return Promise.resolve(edition);
          },
          closedAt: () => Promise.resolve(closedAt),
        },
        { day, region },
      );
    expect(made.map(({ region }) => region)).toEqual(['41', '4101', '410102', '410105']);
    for (const { region, files } of made) expect(files).toEqual((await filesOf(region)).editions[0]?.files);
  });

  it.each(['41', '4101', '410105', township])('say of %s what the desk says', async (region) => {
    const told = (await at(region)({ path: `${reportPath}?region=${region}` })).as(regionReport);
    const { bytes } = await edition(region, 'xlsx');
    const summary = new Map(rowsOf(bytes, '汇总').map((row) => [row['项目'], row]));
    expect(summary.get('应上报社区（村）')?.['合计']).toBe(told.total.due);
    expect(summary.get('未上报')?.['合计']).toBe(told.total.due - told.total.confirmed);
    expect(summary.get('数据校验值（SHA-256）')?.['合计']).toBe(told.closed?.sha256);
    expect(summary.get('编号')?.['合计']).toBe(told.closed?.number);
    expect(summary.get('到达')).toMatchObject({ 合计: 1, '24时已知': 1, 之后得知: 0, 更正差额: 0 });
    expect(summary.get('到达')?.['前一日']).toBeUndefined();
    expect(summary.get('其中数据为零')?.['合计']).toBe(told.total.silentZero);
    const children = rowsOf(bytes, '下级');
    expect(children.map((row) => row['区划代码'])).toEqual(told.children.map(({ code }) => code));
    for (const key of ['应上报社区（村）', '已上报', '其中数据为零', '报备', '到达'])
      expect(children.reduce((sum, row) => sum + Number(row[key]), 0)).toBe(summary.get(key)?.['合计']);
    const missing = rowsOf(bytes, '未上报名单');
    expect(missing).toHaveLength(told.total.due - told.total.confirmed);
    expect(missing.find((row) => row['区划代码'] === silent)).toMatchObject({ 数据为零: '是' });
    expect(rowsOf(bytes, '更正')).toEqual([]);
  });

  it('hold each community of a county, ids as texts, and no number of a phone', async () => {
    const { bytes } = await edition('410105', 'xlsx');
    const rows = rowsOf(bytes, '社区（村）');
    expect(rows.find((row) => row['区划代码'] === busy)).toMatchObject({ 上报情况: '已上报', 到达: 1 });
    expect(rows.find((row) => row['区划代码'] === silent)).toMatchObject({ 上报情况: '未上报', 到达: 0 });
    expect(JSON.stringify(rows)).not.toMatch(/"1\d{10}"/);
    const lines = (await edition('410105', 'csv')).bytes.toString().trim().split('\r\n');
    const codes = lines.slice(1).map((line) => line.split(',')[1]);
    expect(codes[0]).toBe('410105');
    expect(codes.filter((code) => code?.length === 12)).toHaveLength(rows.length);
    expect(new Set(lines.slice(1).map((line) => line.split(',')[0]))).toEqual(new Set([day]));
    expect(lines[0]?.split(',')).toHaveLength(10 + reportedKeys.length);
  });

  it('have a page that says the figures, and leads to the desk by a code', async () => {
    const { bytes } = await edition('4101', 'pdf');
    const page = await readPage(bytes);
    const said = page.texts.map(({ text }) => text).join('');
    expect(page.pages).toBe(1);
    for (const word of ['郑州市', '2026年1月17日', '金水区', '中原区', '20260117-4101', '扫码'])
      expect(said).toContain(word);
    const picture = await renderPage(bytes, 1);
    expect(picture.data.filter((_, index) => index % 4 === 0).some((red) => red < 64)).toBe(true);
  });

  it('of a township are made when somebody fetches them, the same for everybody', async () => {
    const before = (await filesOf(township)).editions;
    const [one, other] = await Promise.all([edition(township, 'csv'), edition(township, 'csv')]);
    expect(one.bytes.equals(other.bytes)).toBe(true);
    const after = (await filesOf(township)).editions;
    expect(after).toHaveLength(1);
    expect(after[0]?.files.find(({ kind }) => kind === 'csv')?.sha256).toBe(sha256(one.bytes));
    expect(before[0]?.number).toBe(after[0]?.number);
  });

  it('are given to nobody of another region, and to no community', async () => {
    expect((await askLink('410102', { kind: 'pdf', corrections: 0 }, '410105')).status).toBe(403);
    expect((await at('410105')({ path: `${reportPath}/files?region=4101` })).status).toBe(403);
    expect((await at(township)({ path: `${reportPath}/files?region=${busy}` })).status).toBe(404);
    const officer = running.as(`officer-${busy}`);
    expect((await officer({ path: `${reportPath}/files?region=${busy}` })).status).toBe(403);
    const none = await at('41')({ path: '/v1/daily-reports/2026-01-02/files?region=41' });
    expect([none.status, none.as(reportProblem).days]).toEqual([404, { first: day, last: day }]);
    expect((await askLink('41', { kind: 'pdf', corrections: -1 })).status).toBe(422);
    // Of an edition that nobody has told of.
    expect((await askLink('41', { kind: 'pdf', corrections: 1 })).status).toBe(404);
  });

  it('are told to the administrators of each level by message, as numbers only', async () => {
    const told = running.system.inbox.messages().filter(({ kind }) => kind === 'report-closed');
    const ids = told.map(({ id }) => id);
    for (const place of ['41', '4101', '410105', '410102', township])
      expect(ids).toContain(`report-closed-${day}-${place}`);
    const county = told.find(({ id }) => id.endsWith('-410105'));
    const { total } = (await at('410105')({ path: `${reportPath}?region=410105` })).as(regionReport);
    expect(county?.text).toContain(
      `应上报 ${total.due} 个，已上报 1 个（零报告 0 个），未上报 ${total.due - 1} 个`,
    );
    expect(county?.text).toContain(`/#/regions/410105/reports/${day}`);
  });

  it('tell corrections in an edition of their own, beside the original, without what somebody wrote', async () => {
    const original = (await edition('4101', 'xlsx')).bytes;
    await arrive(trip, '2026-01-18T13:00:00+08:00');
    await running.system.idle();
    const path = `${reportPath}/communities/${busy}`;
    const officer = running.as(`officer-${busy}`);
    const { current, figures } = (await officer({ path })).as(communityReport);
    const body = { seen: totalsOf(current ?? figures), reason };
    expect((await officer({ method: 'POST', path: `${path}/corrections`, body })).status).toBe(201);
    await running.system.idle();
    for (const region of ['41', '4101', '410105', township]) {
      expect((await filesOf(region)).editions.map(({ corrections }) => corrections)).toEqual([0, 1]);
      const { bytes, name } = await edition(region, 'xlsx', 1);
      expect(name).toContain('更正1次');
      const restated = rowsOf(bytes, '更正').find((row) => row['项目'] === '到达');
      expect(restated).toMatchObject({ 区划代码: busy, 第几次: 1, 更正前: 1, 更正后: 2 });
      const summary = new Map(rowsOf(bytes, '汇总').map((row) => [row['项目'], row]));
      expect(summary.get('到达')).toMatchObject({ 合计: 1, 更正差额: 1 });
      expect(JSON.stringify(readBack(bytes).Sheets)).not.toContain('王某');
      expect((await filesOf(region)).editions[1]?.files).toHaveLength(4);
    }
    expect((await edition('4101', 'xlsx')).bytes.equals(original)).toBe(true);
  });
});
