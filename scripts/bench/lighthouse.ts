import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** Installed into a folder of its own and only by this bench: with what it brings it takes 176 MB, which no install should pay. */
const version = '13.5.0';
const folder = join(import.meta.dirname, '../../.local/lighthouse', version);
const program = join(folder, 'node_modules/lighthouse/cli/index.js');

const category = z.object({ score: z.number() });
const timed = z.object({ numericValue: z.number() });
const report = z.object({
  categories: z.object({ performance: category, accessibility: category }),
  audits: z.object({
    'first-contentful-paint': timed,
    'largest-contentful-paint': timed,
    'network-requests': z.object({
      details: z.object({
        items: z.array(
          z.object({ url: z.string(), resourceType: z.optional(z.string()), transferSize: z.number() }),
        ),
      }),
    }),
  }),
});

/** A script of a page and how much of it came over the wire, compressed. */
interface Script {
  path: string;
  kb: number;
}

/** What Lighthouse saw of a page. */
export interface PageAudit {
  performance: number;
  accessibility: number;
  firstPaintSeconds: number;
  largestPaintSeconds: number;
  scripts: readonly Script[];
  addresses: readonly string[];
}

/** Who looks at the page: somebody with a slow phone and network, or at a desk. */
export type Beholder = 'slow-phone' | 'desktop';

export const kbOf = (scripts: readonly Script[]): number => scripts.reduce((sum, { kb }) => sum + kb, 0);

export function installLighthouse(): void {
  if (existsSync(program)) return;
  mkdirSync(folder, { recursive: true });
  const what = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
    `lighthouse@${version}`,
  ];
  const { status } = spawnSync('npm', what, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0 || !existsSync(program)) throw new Error('Lighthouse could not be installed');
}

const execute = promisify(execFile);

/** Audits a page in a browser that is open and listens on the port; what is stored in it stays, so that it may be signed in. */
export async function auditPage(url: string, port: number, beholder: Beholder): Promise<PageAudit> {
  const options = [`--port=${port}`, '--output=json', '--quiet', '--disable-storage-reset'];
  // Without a preset Lighthouse is a slow phone.
  if (beholder === 'desktop') options.push('--preset=desktop');
  const { stdout } = await execute(
    process.execPath,
    [program, url, ...options, '--only-categories=performance,accessibility'],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { categories, audits } = report.parse(JSON.parse(stdout));
  const { items } = audits['network-requests'].details;
  return {
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    firstPaintSeconds: audits['first-contentful-paint'].numericValue / 1000,
    largestPaintSeconds: audits['largest-contentful-paint'].numericValue / 1000,
    scripts: items
      .filter(({ resourceType }) => resourceType === 'Script')
      .map(({ url, transferSize }) => ({ path: new URL(url).pathname, kb: transferSize / 1024 })),
    addresses: items.map(({ url }) => new URL(url).pathname),
  };
}
