import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { hasStamp, stampOf } from './inputs-stamp.ts';
import { leanBundles } from './lean-bundles.ts';
import { shipFiles } from './ship-files.ts';

const handlerFile = /^handler-(.+)\.ts$/;

/** Every `functions/<step>/handler-<name>.ts` by the folder of its bundle, `<step>/<name>`. */
export function findHandlers(functionsFolder: string): Record<string, string> {
  const steps = readdirSync(functionsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = steps.flatMap(({ name: step }) =>
    readdirSync(join(functionsFolder, step)).map((file) => join(functionsFolder, step, file)),
  );
  return Object.fromEntries(files.sort().flatMap((file) => bundleOf(file)));
}

function bundleOf(file: string): [string, string][] {
  const name = handlerFile.exec(basename(file))?.[1];
  const step = basename(join(file, '..'));
  return name === undefined ? [] : [[`${step}/${name}`, file]];
}

/**
 * Bundles every function in one esbuild call (CDK's own way starts esbuild once a function): one minified ESM file
 * each, with the AWS SDK inside, because Lambda's own copy is larger, slower to load and changes under us.
 * @returns the names of the bundles, `<step>/<name>`
 */
export async function bundleFunctions(functionsFolder: string, outputFolder: string): Promise<string[]> {
  const handlers = findHandlers(functionsFolder);
  rmSync(outputFolder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: Object.entries(handlers).map(([bundle, file]) => ({ in: file, out: `${bundle}/index` })),
    outdir: outputFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    // In ASCII a bundle is decoded and kept byte by byte: half the memory, and a few milliseconds of a cold start.
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [leanBundles],
    metafile: true,
  });
  shipFiles(metafile);
  return Object.keys(handlers);
}

/**
 * Bundles the functions of the project into `dist/functions`, if what they follow from has changed.
 * @returns whether they were bundled
 */
export async function buildFunctions(): Promise<boolean> {
  const root = join(import.meta.dirname, '../..');
  const stampFile = join(root, 'dist/functions.stamp');
  const stamp = stampOf(root, [
    'functions/**',
    'schemas/**',
    'package-lock.json',
    'scripts/build/functions.ts',
    'scripts/build/lean-builtin.ts',
    'scripts/build/lean-bundles.ts',
    'scripts/build/ship-files.ts',
  ]);
  if (hasStamp(stampFile, stamp)) return false;
  rmSync(stampFile, { force: true });
  await bundleFunctions(join(root, 'functions'), join(root, 'dist/functions'));
  writeFileSync(stampFile, stamp);
  return true;
}

if (import.meta.main) console.log((await buildFunctions()) ? 'functions bundled' : 'functions unchanged');
