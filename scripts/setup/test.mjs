// `npm test`: installs what is missing, builds, runs every test, and closes with `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installBrowser } from './browser.mjs';
import { environment, installPackages, node24, root, stop } from './install.mjs';

installPackages();
installBrowser();
const node = node24();
const env = environment(node);
const run = (...args) => spawnSync(node, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;

if (run('scripts/build/all.ts') !== 0) stop('The build failed; see above.');

const report = join(root, 'reports', 'tests.json');
rmSync(report, { force: true });
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const status = run(
  vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
);

const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
// A file that cannot even be loaded, or prepared, holds no failed test, and is a failure all the same.
const unloaded = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every(({ status: of }) => of !== 'failed'),
).length;
const failed = numFailedTests + unloaded;
process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`);
process.exit(status !== 0 || failed > 0 || numPassedTests === 0 ? 1 : 0);
