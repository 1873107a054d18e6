import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
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
];
const sharedInputs = ['web/tokens.css', 'web/look/**', 'schemas/**', 'package-lock.json'];
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A hash of the names and contents of all files that a site follows from. */
function stampOf({ name, inputs }: Site): string {
  const hash = createHash('sha256');
  const files = globSync([`web/${name}/**`, ...sharedInputs, ...inputs], { cwd: root }).toSorted();
  for (const file of files) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(file).update('\0').update(readFileSync(path));
  }
  return hash.digest('base64url');
}

async function buildSite(site: Site): Promise<boolean> {
  const folder = join(root, 'dist/web', site.name);
  const stampFile = `${folder}.stamp`;
  const stamp = stampOf(site);
  if (existsSync(folder) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
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
