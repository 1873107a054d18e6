import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontFiles, fontLicence } from '../../functions/shared/pdf/font-files.ts';
import { writeOnePage } from '../../functions/shared/pdf/write-one-page.ts';
import { writeWorkbook } from '../../functions/shared/sheet/write-workbook.ts';
import { bundleFunctions } from '../../scripts/build/functions.ts';
import { aPage } from '../shared/pdf/a-page.ts';
import { aWorkbook, columnsOf } from '../shared/sheet/a-workbook.ts';

const root = join(import.meta.dirname, '../..');
const shared = (path: string) => JSON.stringify(join(root, 'functions/shared', path));
const rows = [['河南省', 12, '2026-01-20'], ['=1+1']];
const columns = columnsOf('text', 'whole', 'day');
let folder: string;

/** A function that writes files, as a step would have one, and one that writes none. */
const files = `import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { writeParquet } from ${shared('parquet/write-parquet.ts')};
import { writeOnePage } from ${shared('pdf/write-one-page.ts')};
import { writeWorkbook } from ${shared('sheet/write-workbook.ts')};
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');
export async function handler({ page, workbook }) {
  const { bytes } = writeWorkbook({ ...workbook, writtenAt: new Date(workbook.writtenAt) });
  const parquet = await buffer(writeParquet(workbook.sheets[0]).bytes);
  return [hashOf(await writeOnePage(page)), hashOf(await buffer(bytes)), parquet.subarray(0, 4).toString()];
}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baobei-files-'));
  const step = join(folder, 'functions/report');
  mkdirSync(step, { recursive: true });
  writeFileSync(join(step, 'handler-files.ts'), files);
  writeFileSync(join(step, 'handler-none.ts'), 'export const handler = () => undefined;');
  await bundleFunctions(join(folder, 'functions'), join(folder, 'dist'));
});
afterAll(() => rm(folder, { recursive: true }));

const beside = (bundle: string, file: string) => join(folder, 'dist/report', bundle, 'node_modules', file);

describe('the files that a bundle reads', () => {
  it.each([fontFiles.regular, fontFiles.bold, fontLicence])(
    '%s stands beside it, and only where it is read',
    (file) => {
      expect(existsSync(beside('files', file))).toBe(true);
      expect(existsSync(beside('none', file))).toBe(false);
    },
  );

  it('let it write the same bytes in another process and another folder', async () => {
    const workbook = aWorkbook(rows, columns);
    const event = JSON.stringify({ page: aPage(), workbook });
    const script = `import { handler } from ${JSON.stringify(join(folder, 'dist/report/files/index.mjs'))};
      process.stdout.write(JSON.stringify(await handler(JSON.parse(process.env.EVENT))));`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      env: { EVENT: event, TZ: 'America/New_York' },
      encoding: 'utf8',
    });
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const page = hashOf(await writeOnePage(aPage()));
    expect(JSON.parse(said)).toEqual([page, hashOf(await buffer(writeWorkbook(workbook).bytes)), 'PAR1']);
  });
});
