import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { StartProblemError } from '../errors.ts';
import type { Log } from '../seams.ts';
import { endOrphan, noteProcess } from './end-orphan.ts';
import { findDynoxide } from './find-dynoxide.ts';

export interface Dynoxide {
  readonly endpoint: string;
  /** Of the running process: tests kill it. */
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

/** Restarts in a row, each within a second of the last: more means that it cannot run. */
const maximumRestarts = 5;

/**
 * Runs dynoxide on a file and keeps it running: after an unexpected end it is started again on the same port and file, which survives
 * `kill -9`. It ends with this process.
 */
export async function startDynoxide(file: string, log: Log): Promise<Dynoxide> {
  const program = findDynoxide();
  endOrphan(file);
  const port = await freePort();
  let child: ChildProcess | undefined;
  let stopping = false;
  let restarts = 0;
  let lastStart = 0;

  async function run(): Promise<void> {
    lastStart = Date.now();
    const started = await launch(program, port, file);
    child = started;
    noteProcess(file, started.pid ?? 0);
    started.once('exit', (code, signal) => {
      if (!stopping) restart(code, signal);
    });
  }

  function restart(code: number | null, signal: NodeJS.Signals | null): void {
    restarts = Date.now() - lastStart < 1000 ? restarts + 1 : 1;
    log(`The table engine ended (${signal ?? `code ${code ?? ''}`}); it is started again.`);
    if (restarts > maximumRestarts) {
      log('The table engine ends again and again: start with --fresh to begin anew.');
      return;
    }
    run().catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
  }

  const endWithParent = (): void => {
    child?.kill('SIGKILL');
  };
  process.once('exit', endWithParent);
  await run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: () => child?.pid,
    stop: async () => {
      stopping = true;
      process.off('exit', endWithParent);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Resolves when it listens: it says so on its standard error. What it says before an early end is the reason. */
function launch(program: string, port: number, file: string): Promise<ChildProcess> {
  const child = spawn(program, ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    /** Ctrl-C is for this process, which ends the engine when its time has come. */
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
      if (said.includes('listening on')) {
        child.off('exit', onExit);
        resolve(child);
      }
    });
    const onExit = (): void => reject(cannotStart(file, said));
    child.once('exit', onExit);
    child.once('error', (cause) => reject(cannotStart(file, cause.message)));
  });
}

function cannotStart(file: string, said: string): StartProblemError {
  const reason = said.trim().split('\n').at(-1) ?? '';
  return new StartProblemError(
    `The table engine cannot open ${file} (${reason}): if the file is damaged, start with --fresh to begin anew.`,
  );
}

/** The system hands out ports in turn, so the one that was free just now still is. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
