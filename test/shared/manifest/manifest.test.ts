import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { listFile } from '../../../functions/shared/manifest/list-file.ts';
import { measurePieces } from '../../../functions/shared/manifest/measure-pieces.ts';
import { writeManifest } from '../../../functions/shared/manifest/write-manifest.ts';
import { writeWorkbook } from '../../../functions/shared/sheet/write-workbook.ts';
import { fileManifest } from '../../../schemas/file-manifest.ts';

const closedAt = '2026-01-21T04:00:00.000Z';

async function* piecesOf(...texts: string[]) {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

describe('measuring a file while it is handed on', () => {
  it('counts and hashes what it hands on, unchanged', async () => {
    const measured = measurePieces(piecesOf('一', '', 'b'));
    expect((await buffer(measured.pieces)).toString()).toBe('一b');
    expect(measured.measure()).toEqual({
      bytes: 4,
      sha256: createHash('sha256').update('一b').digest('hex'),
    });
    expect(measured.measure()).toEqual(measured.measure());
  });

  it('tells nothing of a file of which only a part was handed on', async () => {
    const measured = measurePieces(piecesOf('a', 'b'));
    for await (const piece of measured.pieces) {
      expect(String(piece)).toBe('a');
      break;
    }
    expect(measured.measure).toThrow('once all of it was handed on');
  });
});

describe('a manifest', () => {
  const columns = [{ name: 'name', heading: '名称', kind: 'text', width: 12 }] as const;

  async function aWorkbookFile(rows: number) {
    const sheets = [{ name: '下级', columns, rows: Array.from({ length: rows }, () => ['郑州市']) }];
    const written = writeWorkbook(
      { title: '日报告', author: '报备', writtenAt: new Date(closedAt), sheets },
      { rows: 3 },
    );
    const measured = measurePieces(written.bytes);
    const file = await buffer(measured.pieces);
    return {
      file,
      listed: listFile({ name: '41/2026-01-20.xlsx', kind: 'xlsx' }, measured.measure(), written.sheets),
    };
  }

  it('lists each file with its size, hash and rows by sheet, and says that a sheet was split', async () => {
    const { file, listed } = await aWorkbookFile(3);
    expect(listed).toMatchObject({
      bytes: file.length,
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    expect(listed).toMatchObject({
      sheets: [
        { name: '下级', rows: 2 },
        { name: '下级 (2)', rows: 1 },
      ],
      split: true,
    });
    const page = listFile({ name: '41/2026-01-20.pdf', kind: 'pdf' }, { bytes: 1, sha256: 'a'.repeat(64) });
    const manifest = { number: '41-20260120-1', closedAt, files: [listed, page] };
    expect(fileManifest.parse(JSON.parse(writeManifest(manifest).toString()))).toEqual({
      ...manifest,
      files: [page, listed],
    });
  });

  it('is the same bytes whatever was written first', async () => {
    const { listed } = await aWorkbookFile(2);
    const files = ['41.xlsx', '4101.xlsx', '410102.xlsx'].map((name) => ({ ...listed, name }));
    const number = '41-20260120-1';
    const [one, other] = [files, files.toReversed()].map((some) =>
      writeManifest({ number, closedAt, files: some }),
    );
    expect(one).toEqual(other);
  });

  it('says that no sheet was split where none was', async () => {
    expect((await aWorkbookFile(2)).listed.split).toBe(false);
  });

  it.each([
    ['a hash that is none', { sha256: 'abc' }],
    ['less than no bytes', { bytes: -1 }],
    ['a kind that nobody writes', { kind: 'docx' }],
  ])('is refused with %s', (_what, wrong) => {
    const file = {
      ...{ name: 'a.pdf', kind: 'pdf', bytes: 1, sha256: 'a'.repeat(64), sheets: [], split: false },
      ...wrong,
    };
    expect(fileManifest.safeParse({ number: '1', closedAt, files: [file] }).success).toBe(false);
  });
});
