import { spawnSync } from 'node:child_process';

// `npm run check`: every static check, each with the tool that style.md names for it; all are run, then the failed are named.
const node = process.execPath;
const bin = (path: string) => `node_modules/${path}`;
const source = ['functions', 'infra', 'schemas', 'scripts', 'test', 'web'];

const checks: Record<string, string[]> = {
  'format and import order (Biome)': [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off'],
  'types (TypeScript)': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
  'types of the sites': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'web/tsconfig.json'],
  'types of the desk': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'web/desk/tsconfig.json'],
  'types of the browser tests': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'test/web/tsconfig.json'],
  'lint (ESLint)': [bin('eslint/bin/eslint.js'), '--max-warnings=0', ...source],
  'who imports what (dependency-cruiser)': ['scripts/check-boundaries.ts'],
  'dead code (knip)': [bin('knip/bin/knip.js'), '--no-progress'],
  'contracts as the schemas say': ['scripts/contracts/write.ts', '--check'],
};

if (process.argv.includes('--format')) {
  process.exit(
    spawnSync(node, [bin('@biomejs/biome/bin/biome'), 'check', '--write'], { stdio: 'inherit' }).status ?? 1,
  );
}

const failed = Object.entries(checks).filter(([name, args]) => {
  console.log(`— ${name}`);
  return spawnSync(node, args, { stdio: 'inherit' }).status !== 0;
});
for (const [name] of failed) console.error(`failed: ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
