import { utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../functions/report/files/edition.ts';
import { readEdition } from '../../../functions/report/files/read-edition.ts';
import { type EditionFile, writeEdition } from '../../../functions/report/files/write-edition.ts';
import { fileManifest } from '../../../schemas/file-manifest.ts';
import { readPage } from '../../shared/pdf/read-page.ts';
import { cellsOf, readBack } from '../../shared/sheet/a-workbook.ts';
import { aRow, closedAt, day, readsOf } from './some-province.ts';

const desk = 'https://desk.yuru.example';

async function anEdition(region = '410105', over: Partial<Edition> = {}): Promise<Edition> {
  const rows = [
    aRow('410105001001', 2),
    aRow('410105001002', undefined, { name: '=HYPERLINK("http://x")' }),
    aRow('410105002001', 0),
    aRow('410102001001', 1),
  ];
  const edition = await readEdition(readsOf(rows), { day, region, closedAt, corrections: [] });
  if (edition === undefined) throw new Error('there is no edition');
  return { ...edition, ...over };
}

const fileOf = (files: readonly EditionFile[], kind: EditionFile['kind']): Buffer => {
  const found = files.find((file) => file.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found.bytes;
};

describe('the files of an edition', () => {
  it('are the same bytes when they are written again (invariant 5), and others when a figure is', async () => {
    const edition = await anEdition();
    const first = await writeEdition(edition, desk);
    const again = await writeEdition(await anEdition(), desk);
    for (const [index, { name, bytes }] of again.entries()) {
      expect(name).toBe(first[index]?.name);
      expect(bytes.equals(first[index]?.bytes ?? Buffer.of())).toBe(true);
    }
    const figures = aRow('410105001001', 9).figures;
    const other = await writeEdition({ ...edition, standing: { ...edition.standing, figures } }, desk);
    // A figure of the region is in the workbook, the lines and the page, and their hashes in the manifest.
    expect(new Set([...first, ...other].map(({ name }) => name)).size).toBe(8);
  });

  it('list each other with their rows and hashes', async () => {
    const files = await writeEdition(await anEdition(), desk);
    const manifest = fileManifest.parse(JSON.parse(fileOf(files, 'manifest').toString()));
    expect(manifest).toMatchObject({ number: '20260117-410105', closedAt });
    const listed = new Map(manifest.files.map((file) => [file.name, file]));
    for (const { kind, name, bytes, sha256 } of files.filter((file) => file.kind !== 'manifest'))
      expect(listed.get(name)).toMatchObject({ kind, bytes: bytes.length, sha256 });
    const book = manifest.files.find(({ kind }) => kind === 'xlsx');
    expect(book?.sheets.map(({ name }) => name)).toEqual([
      '汇总',
      '下级',
      '社区（村）',
      '未上报名单',
      '更正',
    ]);
    expect(book?.sheets.slice(1).map(({ rows }) => rows)).toEqual([2, 3, 1, 0]);
  });

  it('hold names as texts, whatever they begin with, and codes with all their digits', async () => {
    const files = await writeEdition(await anEdition(), desk);
    const book = readBack(fileOf(files, 'xlsx'));
    const [silent] = cellsOf(book, '未上报名单');
    expect(silent?.slice(0, 2).map((cell) => [cell?.t, cell?.v, cell?.f])).toEqual([
      ['s', '410105001002', undefined],
      ['s', '=HYPERLINK("http://x")', undefined],
    ]);
    // A program that opens lines as a sheet would take it for a formula.
    expect(fileOf(files, 'csv').toString()).not.toMatch(/(^|,)"?=/m);
  });

  it('of a city or the province have the children, and no sheet of communities', async () => {
    const book = readBack(fileOf(await writeEdition(await anEdition('4101'), desk), 'xlsx'));
    expect(book.SheetNames).toEqual(['汇总', '下级', '未上报名单', '更正']);
    const codes = utils
      .sheet_to_json<Record<string, unknown>>(book.Sheets['下级'] ?? {})
      .map((row) => row['区划代码']);
    expect(codes).toEqual(['410102', '410105']);
  });

  it('say on the page how many corrections there were, and that the figures are those of the closing', async () => {
    const change = { metric: 'arrived', was: 2, now: 3 } as const;
    const restated = {
      ...{ community: '410105001001', n: 1, at: '2026-01-18T06:00:00.000Z', place: '410105001001' },
      ...{ communityPath: '路径/410105001001', placePath: '路径/410105001001', changed: [change] },
    };
    const corrected = { corrections: [restated], writtenAt: restated.at };
    const files = await writeEdition(await anEdition('410105', corrected), desk);
    const said = (await readPage(fileOf(files, 'pdf'))).texts.map(({ text }) => text).join('');
    expect(said).toContain('截止后至 2026-01-18 14:00 已更正 1 次');
    // It was closed when it was closed, whenever this page was written.
    expect(said).toContain('截止（北京时间） 2026-01-18 12:01');
    expect(said).toContain('前一日无日报');
  });

  it('tell silent zeros apart from those that were attested (invariant 6)', async () => {
    const files = await writeEdition(await anEdition(), desk);
    const rows = utils.sheet_to_json<Record<string, unknown>>(
      readBack(fileOf(files, 'xlsx')).Sheets['汇总'] ?? {},
    );
    const counted = new Map(rows.map((row) => [row['项目'], row['合计']]));
    expect(['其中零报告', '未上报', '其中数据为零'].map((name) => counted.get(name))).toEqual([1, 1, 1]);
    const lines = fileOf(files, 'csv')
      .toString()
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const column = lines[0]?.indexOf('其中数据为零') ?? -1;
    const silent = lines.filter((line) => line[column] === '1').map((line) => line[1]);
    expect(silent).toEqual(['410105', '410105001', '410105001002']);
    const said = (await readPage(fileOf(files, 'pdf'))).texts.map(({ text }) => text);
    expect(said).toContain('其中数据为零 1 个');
  });

  it('lead on a page that has no room for all children with those where something happened', async () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      aRow(`4101050010${String(index + 10)}`, index === 59 ? 4 : 0),
    );
    const read = await readEdition(readsOf(rows), { day, region: '410105001', closedAt, corrections: [] });
    if (read === undefined) throw new Error('there is no edition');
    const files = await writeEdition(read, desk);
    const said = (await readPage(fileOf(files, 'pdf'))).texts.map(({ text }) => text);
    expect(said).toContain('区410105001069');
    expect(said).not.toContain('区410105001068');
  });
});
