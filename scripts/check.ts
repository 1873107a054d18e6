import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

// `npm run check`: every static check, each with the tool that style.md names for it; all are run, two at a time and the longest first,
// then the failed are named.
const node = process.execPath;
const bin = (path: string) => `node_modules/${path}`;
const source = ['functions', 'infra', 'schemas', 'scripts', 'test', 'web'];

const checks: [name: string, args: string[]][] = [
  ['lint (ESLint)', [bin('eslint/bin/eslint.js'), '--max-warnings=0', ...source]],
  ['format and import order (Biome)', [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off']],
  ['types (TypeScript)', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']],
  ['types of the sites', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'web/tsconfig.json']],
  ['types of the desk', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'web/desk/tsconfig.json']],
  ['types of the browser tests', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'test/web/tsconfig.json']],
  ['who imports what (dependency-cruiser)', ['scripts/check-boundaries.ts']],
  ['dead code (knip)', [bin('knip/bin/knip.js'), '--no-progress']],
  ['contracts as the schemas say', ['scripts/contracts/write.ts', '--check']],
];
const atATime = 2;

if (process.argv.includes('--format')) {
  process.exit(
    spawnSync(node, [bin('@biomejs/biome/bin/biome'), 'check', '--write'], { stdio: 'inherit' }).status ?? 1,
  );
}

const failed: string[] = [];

async function run([name, args]: (typeof checks)[number]): Promise<void> {
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close') as Promise<[status: number | null]>;
  const [said, complained, [status]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  console.log(`— ${name}`);
  process.stdout.write(said);
  process.stderr.write(complained);
  if (status !== 0) failed.push(name);
}

const waiting = checks.values();
await Promise.all(
  Array.from({ length: atATime }, async () => {
    for (const check of waiting) await run(check);
  }),
);
for (const name of failed) console.error(`failed: ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
