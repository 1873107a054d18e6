import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { StartProblemError } from '../errors.ts';
import type { Log } from '../seams/log.ts';
import { endOrphan, noteProcess } from './end-orphan.ts';

/** A program that serves tables on a port of this machine. */
export interface TableProgram {
  readonly command: string;
  readonly argumentsFor: (port: number) => readonly string[];
  /** What it keeps its data in, to name it when it cannot start. */
  readonly keeps: string;
}

export interface Supervised {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Restarts in a row, each within a second of the last: more means that it cannot run. */
const maximumRestarts = 5;

/** Java takes some seconds on a busy machine. */
const startWithinMs = 30_000;

/**
 * Runs the program and keeps it running: after an unexpected end it is started again on the same port and data, which survive
 * `kill -9`. It ends with this process.
 */
export async function superviseProcess(program: TableProgram, log: Log): Promise<Supervised> {
  endOrphan(program.keeps);
  const port = await freePort();
  let child: ChildProcess | undefined;
  let stopping = false;
  let restarts = 0;
  let lastStart = 0;

  async function run(): Promise<void> {
    lastStart = Date.now();
    child = await launch(program, port);
    noteProcess(program.keeps, child.pid ?? 0);
    child.once('exit', (code, signal) => {
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

/** Resolves when it listens. What it says before an early end is the reason. */
async function launch(program: TableProgram, port: number): Promise<ChildProcess> {
  const child = spawn(program.command, program.argumentsFor(port), {
    stdio: ['ignore', 'ignore', 'pipe'],
    /** Ctrl-C is for this process, which ends the engine when its time has come. */
    detached: true,
  });
  let said = '';
  let ended = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const end = (reason: string): void => {
    said += reason;
    ended = true;
  };
  child.once('exit', () => end(''));
  child.once('error', (cause) => end(cause.message));
  const deadline = Date.now() + startWithinMs;
  const isEnded = (): boolean => ended || Date.now() > deadline;
  while (!isEnded()) {
    if (await accepts(port)) return child;
    await delay(10);
  }
  child.kill('SIGKILL');
  throw cannotStart(program.keeps, said);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function cannotStart(keeps: string, said: string): StartProblemError {
  const reason = said.trim().split('\n').at(-1) ?? '';
  return new StartProblemError(
    `The table engine cannot open ${keeps} (${reason}): if the file is damaged, start with --fresh to begin anew.`,
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
