import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

// Runs dependency-cruiser and fails as well when it read fewer modules than exist: a cruiser that reads nothing stays green.
const folders = ['functions', 'infra', 'schemas', 'scripts', 'test', 'web'];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'))
    .map((path) => `${folder}/${path}`);
}

const { stdout, stderr, status } = spawnSync(
  process.execPath,
  ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--output-type', 'json', ...folders],
  { encoding: 'utf8', maxBuffer: 1 << 28 },
);
if (stdout === '') throw new Error(stderr);

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}
const { modules, summary } = JSON.parse(stdout) as Cruise;
const read = new Set(modules.map((module) => module.source));
const unread = folders.flatMap(sources).filter((path) => !read.has(path));

for (const { from, to, rule } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
for (const path of unread) console.error(`not read by dependency-cruiser: ${path}`);
process.exitCode = status === 0 && unread.length === 0 && summary.violations.length === 0 ? 0 : 1;
