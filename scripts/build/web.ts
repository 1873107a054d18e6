import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { siteStyles } from '../../infra/constructs/site-styles.ts';
import { hasStamp, stampOf } from './inputs-stamp.ts';
import { writeOrigins, writeRegionShards } from './region-shards.ts';

interface Site {
  name: string;
  /** What the built site follows from, beyond its own folder and what all sites share. */
  inputs: string[];
  /** What is written into the site beside Vite's output. */
  add?: (folder: string) => void;
  /** Whether its styles stand in its page, as its header allows. */
  inlinesStyles?: boolean;
}

const sites: Site[] = [
  { name: 'declare', inputs: ['scripts/seed/*', 'scripts/build/*'], add: writeRegionShards },
  { name: 'officer', inputs: ['infra/constructs/site-styles.ts'], inlinesStyles: true },
  // Risk areas lie in the whole country.
  { name: 'desk', inputs: ['scripts/seed/*', 'scripts/build/*'], add: writeOrigins },
];
const sharedInputs = [
  'scripts/build/web.ts',
  'web/tokens.css',
  'web/look/**',
  'web/staff/**',
  'schemas/**',
  'package-lock.json',
];
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
    plugins: site.inlinesStyles === true ? [inlineStyles(site.name)] : [],
  });
  site.add?.(folder);
  writeFileSync(stampFile, stamp);
  return true;
}

/**
 * After Vite has handled the page: the text must stay what its hash was made of. The script comes after the first paint, which
 * waits for nothing else now.
 */
function inlineStyles(name: string): Plugin {
  const styles = { tag: 'style', children: siteStyles(name), injectTo: 'head' } as const;
  const handler = (html: string) => ({
    html: html.replace('<script type="module"', '<script type="module" fetchpriority="low"'),
    tags: [styles],
  });
  return { name: 'inline-styles', transformIndexHtml: { order: 'post', handler } };
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
