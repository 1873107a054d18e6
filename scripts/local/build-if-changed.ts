import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from './seams/log.ts';

/** All that functions, template and sites are built from. */
const inputs = [
  'functions/**/*.ts',
  'schemas/**/*.ts',
  'infra/**/*.ts',
  'web/**',
  'scripts/build/**',
  'scripts/seed/**',
  'cdk.json',
  'package-lock.json',
];
const outputs = [
  'cdk.out/manifest.json',
  'dist/functions',
  'dist/web/declare',
  'dist/web/officer',
  'dist/web/desk',
];

/**
 * Builds functions, template and sites unless no file that they come from was touched. Looks at times and sizes only, which takes
 * milliseconds; each builder then decides by content what it has to do.
 */
export async function buildIfChanged(root: string, log: Log): Promise<void> {
  const stampFile = join(root, 'dist', 'inputs.stamp');
  const stamp = stampOf(root);
  const isBuilt = outputs.every((output) => existsSync(join(root, output)));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  log('Building functions, template and sites …');
  const { buildAll } = await import('../build/all.ts');
  await buildAll();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function stampOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(inputs, { cwd: root }).toSorted()) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('base64url');
}
