import { buildFunctions } from './functions.ts';
import { synthesize } from './synth.ts';
import { buildSites } from './web.ts';

/** Builds everything that runs and is out of date: the functions' bundles, the template that names them, and the sites. */
export async function buildAll(): Promise<void> {
  await buildFunctions();
  synthesize();
  await buildSites();
}

if (import.meta.main) await buildAll();
