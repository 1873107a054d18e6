import { join } from 'node:path';
import { bundleFunctions } from './functions.ts';
import { synthesize } from './synth.ts';
import { buildSites } from './web.ts';

const root = join(import.meta.dirname, '../..');

/** Builds everything that runs: the functions' bundles, the template that names them, and the sites. */
export async function buildAll(): Promise<void> {
  await bundleFunctions(join(root, 'functions'), join(root, 'dist/functions'));
  synthesize();
  await buildSites();
}

if (import.meta.main) await buildAll();
