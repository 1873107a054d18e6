import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Notes which process serves a file, so that the next start finds it if this one is killed and can't end it. */
export function noteProcess(file: string, pid: number): void {
  writeFileSync(`${file}.pid`, String(pid));
}

/** Ends the process that an earlier, killed start left serving the file, if it is still that process. */
export function endOrphan(file: string): void {
  try {
    const pid = Number(readFileSync(`${file}.pid`, 'utf8'));
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(file)) process.kill(pid, 'SIGKILL');
  } catch {
    // No note or no such process: there is no orphan.
  }
  rmSync(`${file}.pid`, { force: true });
}
