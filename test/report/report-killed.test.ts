import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../functions/report/close-counties.ts';
import { hashOfCounties } from '../../functions/report/seal-report.ts';
import { endOrphan } from '../../scripts/local/engines/end-orphan.ts';
import { counties, figures, late, objecting, type Played, zero } from './a-reported-day.ts';
import { normalStates } from './states-of-the-day.ts';

const life = fileURLToPath(new URL('day-to-kill.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'killed-day-'));
const start = join(folder, 'start');

/** One life of the system on a folder; answers whether it was killed. */
async function live(on: string, how: 'until-midnight' | 'undisturbed' | 'killed'): Promise<boolean> {
  const child = spawn(process.execPath, [life, on, how], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((closed) =>
    child.on('close', (...how) => closed(how)),
  );
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the life ended with ${code ?? signal ?? ''}`);
  return signal === 'SIGKILL';
}

/** The same evening, and a morning of its own. */
async function play(how: 'undisturbed' | 'killed') {
  const own = join(folder, how);
  cpSync(start, own, { recursive: true });
  while (await live(own, how));
  const lines = (name: string): string[] =>
    existsSync(join(own, name)) ? readFileSync(join(own, name), 'utf8').trimEnd().split('\n') : [];
  return {
    ...(JSON.parse(readFileSync(join(own, 'played'), 'utf8')) as Played),
    states: new Set(lines('states')),
    died: lines('died'),
  };
}

let undisturbed: Awaited<ReturnType<typeof play>>;
let killed: typeof undisturbed;
beforeAll(async () => {
  mkdirSync(start);
  await live(start, 'until-midnight');
  [undisturbed, killed] = await Promise.all([play('undisturbed'), play('killed')]);
}, 600_000);
afterAll(() => {
  for (const how of ['start', 'undisturbed', 'killed']) endOrphan(join(folder, how, 'data', 'tables.db'));
  rmSync(folder, { recursive: true, force: true });
});

/** What is known of the instants of a day: all else has to be the same. */
const timeless = ({ reports, rows }: Played) => ({
  reports: Object.values(reports).map(({ asOf: _, closed, ...report }) => ({
    ...report,
    closed: { ...closed, at: '', sha256: '' },
  })),
  rows: rows.map(({ confirmedAt, ...row }) => ({ ...row, isConfirmed: confirmedAt !== undefined })),
});
const told = ({ messages }: Played) =>
  messages
    .filter(({ kind }) => kind.startsWith('report-'))
    .map(({ id, to, kind }) => `${kind} ${id} ${to}`)
    .toSorted();

describe('a day during which the system is killed in every state, and started again', () => {
  it('was killed once in each state that a day without faults goes through', () => {
    expect(undisturbed.died).toEqual([]);
    expect([...undisturbed.states]).toEqual(expect.arrayContaining(normalStates()));
    expect(killed.died.toSorted()).toEqual([...undisturbed.states].toSorted());
    expect(new Set(killed.died).size).toBe(killed.died.length);
  });

  it('is one execution, in which nothing failed and no state was entered twice', () => {
    for (const { executions } of [undisturbed, killed])
      expect(executions.map(({ name, status }) => [name, status])).toEqual([
        ['report-2026-01-17', 'SUCCEEDED'],
      ]);
    expect(killed.executions[0]?.transitions).toBe(undisturbed.executions[0]?.transitions);
    expect(killed.deadLetters).toBe(0);
  });

  it('ends with the same rows, sums and names of the missing', () => {
    expect(undisturbed.rows.length).toBeGreaterThan(10);
    expect(timeless(killed)).toEqual(timeless(undisturbed));
  });

  it('has taken each word once, as it was answered', () => {
    const words = [figures, zero, objecting, late];
    for (const { rows, words: taken } of [undisturbed, killed]) {
      const confirmed = rows.filter(({ confirmedAt }) => confirmedAt !== undefined);
      expect(Object.fromEntries(confirmed.map(({ code, confirmedAt }) => [code, confirmedAt]))).toEqual(
        Object.fromEntries(words.map((code) => [code, taken[code]])),
      );
    }
    expect(killed.reports['41']?.total).toMatchObject({ confirmed: 4, zero: 2, objected: 1 });
  });

  it('is sealed with the hash of exactly these rows', () => {
    for (const { rows, reports, executions } of [undisturbed, killed]) {
      const hashes = counties.map((county) => hashOf(rows.filter(({ code }) => code.startsWith(county))));
      expect(counties.map((county) => reports[county]?.closed?.sha256)).toEqual(hashes);
      expect(reports['41']?.closed?.sha256).toBe(hashOfCounties(hashes));
      expect(JSON.stringify(executions[0]?.output)).toContain(hashOfCounties(hashes));
    }
  });

  it('has told everybody the same, and nobody twice', () => {
    expect(told(undisturbed).length).toBeGreaterThan(20);
    expect(told(killed)).toEqual(told(undisturbed));
    expect(new Set(killed.messages.map(({ id }) => id)).size).toBe(killed.messages.length);
  });
});
