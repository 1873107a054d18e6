import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

// `npm run mutate -- functions/verify/choose-transfer-way.ts`: changes a rule in every way that Stryker knows, and says which changes
// no test of that rule notices. Only the rule's own test file is run, `test/<step>/<rule>.test.ts`: a mutant that only a test through
// the engines would notice is a hole in the rule's own tests, and takes minutes instead of seconds.
const root = join(import.meta.dirname, '..');
const [rule = ''] = process.argv.slice(2);
if (!/^functions\/(declare|distribute|verify)\/[a-z-]+\.ts$/.test(rule) || !existsSync(join(root, rule)))
  throw new Error('give one rule file, as functions/verify/choose-transfer-way.ts');
const tests = rule.replace('functions/', 'test/').replace(/\.ts$/, '.test.ts');
if (!existsSync(join(root, tests))) throw new Error(`${rule} has no tests of its own: write ${tests}`);

const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const { status } = spawnSync(process.execPath, [stryker, 'run', '--mutate', rule], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, RULE_TESTS: tests },
});
process.exitCode = status ?? 1;
