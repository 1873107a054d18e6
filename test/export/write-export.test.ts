import { type CellObject, read, utils } from '@e965/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { type ListTask, type ReadNeeds, readList } from '../../functions/export/read-list.ts';
import { type WriteNeeds, writeExport } from '../../functions/export/write-export.ts';
import type { ListedCase } from '../../functions/shared/list/list-reads.ts';
import { afternoon } from '../support/builders.ts';

const days = { from: '2026-01-24', to: '2026-01-24' };
const listOf = (region: string): ListTask => ({ asked: { region, ...days }, now: afternoon, place: '41' });

/** Two counties with two townships each, and so many cases in each township. */
function aProvince(casesIn: Readonly<Record<string, number>>, pageSize = 3): ReadNeeds {
  const children: Record<string, string[]> = {
    '41': ['4101'],
    '4101': ['410101', '410102'],
    '410101': ['410101001', '410101002'],
    '410102': ['410102001', '410102002'],
  };
  return {
    below: (region) => {
      const codes = children[region] ?? [`${region}001`, `${region}002`];
      return Promise.resolve(codes.map((code) => ({ code, path: `名${code}` })));
    },
    some: ({ township, part, after = '0' }) => {
      const all = part === 'open' ? (casesIn[township] ?? 0) : 0;
      const start = Number(after);
      const end = Math.min(all, start + pageSize);
      const rows = Array.from({ length: end - start }, (_, index) => aCase(township, start + index));
      return Promise.resolve({ rows, units: 1, ...(end < all && { next: String(end) }) });
    },
    round: () => Promise.resolve(undefined),
  };
}

function aCase(township: string, n: number): ListedCase {
  return {
    ...{ id: `${township}-${n}`.padEnd(22, '_'), place: `${township}001`, position: `${n}` },
    ...{ state: 'declared', maskedName: '测*', direction: 'coming', transport: 'train', origin: '440305' },
    ...{ expectedArrivalAt: '2026-01-24T07:00:00.000Z', submittedAt: '2026-01-20T01:00:00.000Z' },
    ...{ symptoms: false, riskStay: true, child: false, shortNotice: false, claims: 0 },
    dueAt: '2026-01-24T16:00:00.000Z',
    tallies: () => [],
  };
}

const cases = { '410101001': 4, '410101002': 0, '410102001': 1, '410102002': 7 };

async function idsOf(needs: ReadNeeds, region: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { rows } of readList(needs, listOf(region))) ids.push(...rows.map(({ id }) => id));
  return ids;
}

describe('reading a list for a file', () => {
  it.each([
    ['41', 12],
    ['4101', 12],
    ['410102', 8],
    ['410102002', 7],
    ['410102002001', 7],
    ['410102002002', 0],
  ])('tells every case of %s once, in the order of places', async (region, count) => {
    const ids = await idsOf(aProvince(cases), region);
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
    expect(ids).toEqual(ids.toSorted());
  });

  it('tells with each part which part of the region has been read', async () => {
    const seen: number[] = [];
    for await (const { progress } of readList(aProvince(cases), listOf('4101'))) seen.push(progress);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBe(1);
  });

  it('reads the names of places also where the first page has nothing but a next', async () => {
    const province = aProvince({ '410101001': 1 });
    const late: ReadNeeds = {
      ...province,
      some: (stretch, limit) =>
        stretch.after === undefined && stretch.part === 'open'
          ? Promise.resolve({ rows: [], units: 1, next: '0' })
          : province.some(stretch, limit),
    };
    for await (const { rows, names } of readList(late, listOf('410101001')))
      for (const { place } of rows) expect(names.get(place)).toBe(`名${place}`);
    expect(await idsOf(late, '410101001')).toHaveLength(1);
  });

  it('reads the names of places only where there are cases', async () => {
    const province = aProvince(cases);
    const asked: string[] = [];
    const watched = { ...province, below: (region: string) => (asked.push(region), province.below(region)) };
    await idsOf(watched, '4101');
    expect(asked.filter((region) => region.length === 9)).toEqual(['410101001', '410102001', '410102002']);
  });
});

interface Written {
  file?: Buffer;
  name?: string;
  announced: string[];
  moved: { progress: number; rows: number; sheets?: number; readyAt?: string }[];
}

/** A store that keeps a file only when all of it came, and a clock that moves on by `stepMs` each time it is read. */
function aDesk(
  given: { stepMs?: number; isTakenOver?: boolean; failsAt?: number; cases?: typeof cases } = {},
) {
  const written: Written = { moved: [], announced: [] };
  let now = afternoon.getTime();
  const needs: WriteNeeds = {
    list: aProvince(given.cases ?? cases, given.cases === undefined ? 3 : 2_000),
    pathOf: (region) => Promise.resolve(`名${region}`),
    announce: ({ readyAt }) => {
      written.announced.push(readyAt);
      return Promise.resolve();
    },
    clock: () => new Date((now += given.stepMs ?? 0)),
    move: (moved) => {
      written.moved.push(moved);
      return Promise.resolve(given.isTakenOver !== true);
    },
    store: async ({ id, format }, pieces) => {
      const parts: Buffer[] = [];
      for await (const piece of pieces) {
        if (parts.push(piece) === given.failsAt) throw new Error('the bucket does not answer');
      }
      written.file = Buffer.concat(parts);
      written.name = `${id}.${format}`;
    },
  };
  return { needs, written };
}

const task = {
  id: 'exportexportexportexpo',
  place: '4101',
  language: 'zh' as const,
  asked: {
    declarations: { region: '4101', ...days },
    format: 'csv' as 'csv' | 'xlsx' | 'parquet',
    purpose: 'assessment' as const,
  },
  requestedAt: '2026-01-20T06:00:00.000Z',
};

describe('writing a list into a file', () => {
  it('gives a head and a line for each case, each with its watermark', async () => {
    const { needs, written } = aDesk();
    expect(await writeExport(needs, task)).toBe(12);
    const lines = written.file?.toString().split('\r\n') ?? [];
    expect(lines[0]).toMatch(/^\uFEFF编号,姓名（已隐去）,来豫\/返豫,状态,/);
    expect(lines[1]).toBe(
      'declarations/410101001-0___________,测*,来豫,待联系,2026-01-24 15:00,,广东,440305,火车,名410101001001,410101001001,' +
        '2026-01-25 00:00,,,,是,,,,0,2026-01-20 09:00,4101 2026-01-20 14:00 exportexportexportexpo',
    );
    expect(lines).toHaveLength(14);
    expect(new Set(lines.slice(0, -1).map((line) => line.split(',').length))).toEqual(new Set([22]));
    expect(written.moved).toEqual([
      { progress: 1, rows: 12, movedAt: afternoon.toISOString(), readyAt: afternoon.toISOString() },
    ]);
  });

  it('leaves ids what they are, also those that begin as a formula does', async () => {
    const { needs, written } = aDesk();
    const withHyphen: WriteNeeds['list'] = {
      ...needs.list,
      some: async (stretch, limit) => {
        const read = await needs.list.some(stretch, limit);
        return { ...read, rows: read.rows.map((row) => ({ ...row, id: `-${row.id.slice(1)}` })) };
      },
    };
    await writeExport({ ...needs, list: withHyphen }, { ...task, id: '-xportexportexportexpo' });
    const [, line = ''] = written.file?.toString().split('\r\n') ?? [];
    expect(line).toMatch(/^declarations\/-10101001-0_+,.*,4101 2026-01-20 14:00 -xportexportexportexpo$/);
  });

  it('says every two seconds how far it is', async () => {
    const { needs, written } = aDesk({ stepMs: 2_000 });
    await writeExport(needs, task);
    expect(written.moved.slice(0, 2)).toMatchObject([
      { progress: 0.25, rows: 0 },
      { progress: 0.25, rows: 3 },
    ]);
  });

  it('ends without a file when somebody else has begun it anew', async () => {
    const { needs, written } = aDesk({ stepMs: 2_000, isTakenOver: true });
    expect(await writeExport(needs, task)).toBeUndefined();
    expect(written.file).toBeUndefined();
  });

  it('is not ready when the file could not be stored', async () => {
    const { needs, written } = aDesk({ failsAt: 1 });
    await expect(writeExport(needs, task)).rejects.toThrow('the bucket does not answer');
    expect(written.moved).toEqual([]);
  });

  it('of up to 10,000 lines is announced to nobody', async () => {
    const { needs, written } = aDesk({ cases: { ...cases, '410102002': 9_995 } });
    expect(await writeExport(needs, task)).toBe(10_000);
    expect(written.announced).toEqual([]);
  });

  it('of more is announced to those who may approve it, before it waits for them', async () => {
    const { needs, written } = aDesk({ cases: { ...cases, '410102002': 9_996 } });
    const seen: number[] = [];
    const move: WriteNeeds['move'] = (moved) => {
      if (moved.readyAt !== undefined) seen.push(written.announced.length);
      return needs.move(moved);
    };
    expect(await writeExport({ ...needs, move }, task)).toBe(10_001);
    expect(seen).toEqual([1]);
    expect(written.announced).toEqual([written.moved.at(-1)?.readyAt]);
  });
});

describe('a list in another format', () => {
  async function write(given: object, language: 'zh' | 'en' = 'zh') {
    const { needs, written } = aDesk();
    await writeExport(needs, { ...task, language, asked: { ...task.asked, ...given } });
    return written;
  }

  it('has the same lines as xlsx, read by another library; each text is one', async () => {
    const { file, name, moved } = await write({ format: 'xlsx' });
    expect([name, moved.at(-1)?.sheets]).toEqual(['exportexportexportexpo.xlsx', 1]);
    const book = read(file, { cellFormula: true, cellText: true });
    expect(book.SheetNames).toEqual(['说明', '报备名单']);
    const sheet = book.Sheets['报备名单'] ?? {};
    const lines: unknown[][] = utils.sheet_to_json(sheet, { header: 1, raw: false, defval: '' });
    const csv = (await write({ format: 'csv' })).file?.toString().slice(1).trimEnd().split('\r\n') ?? [];
    expect(lines.map((line) => line.join())).toEqual(csv);
    const cells = Object.entries(sheet).flatMap(([at, cell]) =>
      at.startsWith('!') ? [] : [cell as CellObject],
    );
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
  });

  it('says on the first sheet what it is, who asked for it, what for, and who may read it', async () => {
    const filters = { state: 'under-control', risk: 'high', overdue: 'true', origin: '31' };
    const declarations = { region: '4101', ...days, ...filters };
    const { file } = await write({ format: 'xlsx', declarations });
    const book = read(file);
    const lines: string[][] = utils.sheet_to_json(book.Sheets['说明'] ?? {}, { header: 1 });
    expect(Object.fromEntries(lines)).toMatchObject({
      地区: '名4101 4101',
      预计到达日期: '2026-01-24',
      条件: '管控中、高风险、上海、只含逾期',
      用途: '分析研判',
      申请单位: '名4101，2026-01-20 14:00',
      水印: '4101 2026-01-20 14:00 exportexportexportexpo',
      查看范围: expect.stringContaining('姓名已脱敏') as string,
    });
  });

  it('says it in English to who asked in English, with a metric by its own days', async () => {
    const declarations = { region: '4101', from: '2026-01-20', to: '2026-01-24', metric: 'arrived' };
    const { file } = await write({ format: 'xlsx', declarations }, 'en');
    const book = read(file);
    expect(book.SheetNames).toEqual(['About', 'declarations']);
    const lines: string[][] = utils.sheet_to_json(book.Sheets['About'] ?? {}, { header: 1 });
    expect(Object.fromEntries(lines)).toMatchObject({
      'Days counted': '2026-01-20 – 2026-01-24',
      Filters: 'Arrived',
      Purpose: 'assessment and decision',
    });
  });

  it('has the same lines as Parquet, read by another library; times keep their type', async () => {
    const { file, name, moved } = await write({ format: 'parquet' });
    expect(name).toBe('exportexportexportexpo.parquet');
    expect(moved.at(-1)).not.toHaveProperty('sheets');
    const rows = await parquetReadObjects({ file: new Uint8Array(file ?? []).buffer });
    expect(rows).toHaveLength(12);
    expect(rows[0]).toMatchObject({
      path: 'declarations/410101001-0___________',
      masked_name: '测*',
      expected_arrival_at: new Date('2026-01-24T07:00:00.000Z'),
      arrived_at: null,
      claims: 0n,
      watermark: '4101 2026-01-20 14:00 exportexportexportexpo',
    });
  });
});
