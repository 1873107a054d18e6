import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../scripts/local/start-options.ts';

describe('npm start', () => {
  it('has defaults for everything', () => {
    expect(readStartOptions([])).toEqual({ fresh: false, inert: false, engine: 'dynoxide' });
  });

  it('takes where the clock stands, with its time zone', () => {
    expect(readStartOptions(['--fresh', '--at', '2026-01-20T23:50+08:00']).at).toEqual(
      new Date('2026-01-20T15:50:00Z'),
    );
  });

  it.each([
    ['--at', 'tomorrow'],
    ['--engine', 'dynalite'],
    ['--colour', 'red'],
  ])('answers %s %s with a sentence that names what there is', (flag, value) => {
    expect(() => readStartOptions([flag, value])).toThrow(
      expect.objectContaining({
        name: 'StartProblem',
        message: expect.stringContaining('Options: --fresh') as unknown,
      }),
    );
  });

  it('ends with the sentence alone and code 1', () => {
    const main = resolve(import.meta.dirname, '../../scripts/local/main.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--engine', 'dynalite'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^--engine dynalite is not known\. Options: .*\n$/);
  });
});
