// Runs a script of the project on Node 24: `node scripts/setup/on-node-24.mjs scripts/x.ts [argument …]`.
import { spawn } from 'node:child_process';
import { environment, installPackages, node24, root } from './install.mjs';

installPackages();
const node = node24();
const child = spawn(node, process.argv.slice(2), { cwd: root, stdio: 'inherit', env: environment(node) });
// The child gets Ctrl-C from the terminal as well; it decides when everything has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal === 'SIGINT' ? 0 : signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
