import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { hasStamp, stampOf } from './inputs-stamp.ts';
import { writeRegionShards } from './region-shards.ts';

interface Site {
  name: string;
  /** What the built site follows from, beyond its own folder and what all sites share. */
  inputs: string[];
  /** What is written into the site beside Vite's output. */
  add?: (folder: string) => void;
}

const sites: Site[] = [
  { name: 'declare', inputs: ['scripts/seed/*', 'scripts/build/*'], add: writeRegionShards },
  { name: 'officer', inputs: [] },
  { name: 'desk', inputs: [] },
];
const sharedInputs = ['web/tokens.css', 'web/look/**', 'web/staff/**', 'schemas/**', 'package-lock.json'];
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the site follows from, as its content is now. */
function siteStamp({ name, inputs }: Site): string {
  return stampOf(root, [`web/${name}/**`, ...sharedInputs, ...inputs]);
}

async function buildSite(site: Site): Promise<boolean> {
  const folder = join(root, 'dist/web', site.name);
  const stampFile = `${folder}.stamp`;
  const stamp = siteStamp(site);
  if (existsSync(folder) && hasStamp(stampFile, stamp)) return false;
  await build({
    root: join(root, 'web', site.name),
    configFile: join(root, 'web', site.name, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  site.add?.(folder);
  writeFileSync(stampFile, stamp);
  return true;
}

/** Builds the sites into `dist/web/<site>`, each only when what it follows from has changed. Names those it built. */
export async function buildSites(): Promise<string[]> {
  const built: string[] = [];
  for (const site of sites) if (await buildSite(site)) built.push(site.name);
  return built;
}

if (import.meta.main) {
  const built = await buildSites();
  console.log(built.length === 0 ? 'sites unchanged' : `sites built: ${built.join(', ')}`);
}
