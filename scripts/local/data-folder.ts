import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblemError } from './errors.ts';

/** The folder with everything that is kept between two starts, held by one running system at a time. */
export interface DataFolder {
  readonly path: string;
  release(): void;
}

/** Takes the folder, empty when `fresh`. Another running system that has it stops the start. */
export function takeDataFolder(path: string, fresh: boolean): DataFolder {
  const lock = join(path, 'running.pid');
  refuseIfRunning(path, lock);
  if (fresh) rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  rmSync(lock, { force: true });
  const descriptor = openSync(lock, 'wx');
  writeSync(descriptor, String(process.pid));
  closeSync(descriptor);
  return { path, release: () => rmSync(lock, { force: true }) };
}

function refuseIfRunning(path: string, lock: string): void {
  const holder = readHolder(lock);
  if (holder === undefined || !isAlive(holder)) return;
  throw new StartProblemError(
    `The data folder ${path} is in use by process ${holder}: end that one first (Ctrl-C where it runs), then start again.`,
  );
}

function readHolder(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
