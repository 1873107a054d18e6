import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leanBundles } from '../../scripts/build/lean-bundles.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'baobei-bundle-'));
const bundle = join(folder, 'submit.mjs');
let contents: string[] = [];

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: [join(root, 'functions/declare/handler-submit.ts')],
    outfile: bundle,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    plugins: [leanBundles],
    charset: 'ascii',
    metafile: true,
    logLevel: 'error',
  });
  contents = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bundle of a hot function', () => {
  it.each([
    /credential-provider-(ini|sso|node|process)/,
    /nested-clients/,
    /zod\/v4\/locales\/(?!en)/,
    /event-streams/,
    /mnemonist/,
  ])('holds nothing of %s', (unwanted) => {
    expect(contents.length).toBeGreaterThan(50);
    expect(contents.filter((path) => unwanted.test(path))).toEqual([]);
  });

  it.each([
    ['undici', 'undici/undici'],
    ['the promises and streams of node:fs', 'internal/fs/promises'],
    ['compression', 'zlib'],
  ])('starts without loading %s', (_what, part) => {
    const settings = { TABLE_NAME: 't', KEY_TABLE_NAME: 'k', KEY_ID: 'i', RETENTION_DAYS: '30' };
    const script = `await import(${JSON.stringify(bundle)});
      process.stdout.write(String(process.moduleLoadList.filter((name) => name.includes(${JSON.stringify(part)})).length));`;
    const started = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { AWS_REGION: 'cn-north-1', ...settings },
      encoding: 'utf8',
    });
    expect(started.stderr).toBe('');
    expect(started.stdout).toBe('0');
  });
});
