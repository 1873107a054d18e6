import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

interface Ended {
  readonly status: string;
  readonly output: unknown;
  readonly transitions: number;
}
const runner = fileURLToPath(new URL('runner-to-kill.ts', import.meta.url));

/** One life of the runner; undefined when it was killed. */
async function live(folder: string, killAt = 0, when = 'before'): Promise<Ended | undefined> {
  const child = spawn(execPath, [runner, folder, join(folder, 'calls'), String(killAt), when], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const signal = await new Promise((closed) => child.on('close', (_code, by) => closed(by)));
  return signal === 'SIGKILL' ? undefined : (JSON.parse(printed) as Ended);
}
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'killed-'));
const callsIn = (folder: string): string[] =>
  readFileSync(join(folder, 'calls'), 'utf8')
    .split('\n')
    .filter((name) => name !== '');

describe('an execution whose runner is killed and started again', () => {
  let undisturbed: Ended | undefined;
  let calls: string[];
  beforeAll(async () => {
    const folder = newFolder();
    undisturbed = await live(folder);
    calls = callsIn(folder);
  });

  it('is one that tries again, waits, fans out, catches and ends, when nobody kills it', () => {
    expect(undisturbed).toMatchObject({
      status: 'SUCCEEDED',
      output: { drafts: ['draft of a', 'draft of b', 'draft of c'], refused: { Error: 'Refused' } },
    });
    expect(calls.filter((name) => !name.startsWith('draft')).sort()).toEqual([
      'file',
      'prepare',
      'prepare',
      'remind',
      'tell',
    ]);
    // Prepare twice, the wait, the map with three drafts, the parallel with two branches, and the last.
    expect(undisturbed?.transitions).toBe(11);
  });

  it.each(
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((killAt) => [[killAt, 'before'] as const, [killAt, 'after'] as const]),
  )('goes on where it was, killed at call %i, %s it', async (killAt, when) => {
    const folder = newFolder();
    expect(await live(folder, killAt, when)).toBeUndefined();
    const before = callsIn(folder).length;
    const ended = await live(folder);
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: undisturbed?.output });
    const all = callsIn(folder);
    expect(new Set(all)).toEqual(new Set(calls));
    // What was written down is not done again: at most what was under way, which is two at once in the map and the branches.
    expect(all.length).toBeLessThanOrEqual(calls.length + 2);
    if (killAt > 2) expect(all.slice(before)).not.toContain('prepare');
  });
});
