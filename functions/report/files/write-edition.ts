import { buffer } from 'node:stream/consumers';
import type { ListedFile } from '../../../schemas/file-manifest.ts';
import type { ReportFileKind } from '../../../schemas/report-files.ts';
import { writeCsv } from '../../shared/csv/write-file.ts';
import { listFile } from '../../shared/manifest/list-file.ts';
import { measureBytes } from '../../shared/manifest/measure-bytes.ts';
import { writeManifest } from '../../shared/manifest/write-manifest.ts';
import { writeOnePage } from '../../shared/pdf/write-one-page.ts';
import type { WrittenSheet } from '../../shared/sheet/sheet.ts';
import { writeWorkbook } from '../../shared/sheet/write-workbook.ts';
import type { Edition } from './edition.ts';
import { pageOf } from './page-of-edition.ts';
import { linesOf, sheetsOf } from './sheets-of-edition.ts';
import { words } from './words.ts';

/** A file with the name it has beside the others of its edition. */
export interface EditionFile {
  kind: ReportFileKind;
  /** Its number, the beginning of its hash, and its kind: another content is another object. */
  name: string;
  bytes: Buffer;
  sha256: string;
}

/**
 * The files of an edition: the workbook, the lines, the page, and the manifest that lists these three. The same edition gives the same bytes
 * (design.md, invariant 5).
 */
export async function writeEdition(edition: Edition, deskUrl: string): Promise<EditionFile[]> {
  const { number, day, region, closedAt, writtenAt } = edition;
  const workbook = writeWorkbook({
    title: words.fileName(region.name, day, edition.corrections.length),
    author: words.author,
    writtenAt: new Date(writtenAt),
    sheets: sheetsOf(edition),
  });
  const lines = writeCsv(linesOf(edition));
  const book = fileOf(number, 'xlsx', await buffer(workbook.bytes));
  const csv = fileOf(number, 'csv', await buffer(lines.bytes));
  const page = fileOf(number, 'pdf', await writeOnePage(pageOf(edition, deskUrl)));
  const listed = [listedAs(book, workbook.sheets), listedAs(csv, lines.sheets), listedAs(page, [])];
  const manifest = fileOf(number, 'manifest', writeManifest({ number, closedAt, files: listed }));
  return [book, csv, page, manifest];
}

function fileOf<Kind extends ReportFileKind>(number: string, kind: Kind, bytes: Buffer) {
  const { sha256 } = measureBytes(bytes);
  return { kind, name: objectNameOf(number, kind, sha256), bytes, sha256 };
}

function listedAs(
  { kind, name, bytes, sha256 }: EditionFile & Pick<ListedFile, 'kind'>,
  sheets: readonly WrittenSheet[],
): ListedFile {
  return listFile({ name, kind }, { bytes: bytes.length, sha256 }, sheets);
}

/** What a file is called where it is kept. */
export function objectNameOf(number: string, kind: ReportFileKind, sha256: string): string {
  return `${number}.${sha256.slice(0, 16)}.${extensionOf(kind)}`;
}

export function extensionOf(kind: ReportFileKind): string {
  return kind === 'manifest' ? 'json' : kind;
}
