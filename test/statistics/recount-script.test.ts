import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import type { Tally } from '../../schemas/tally.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { declareSome } from './declare-some.ts';

const root = resolve(import.meta.dirname, '../..');
const community = '410105001003';
const parties = 3;
let running: RunningSystem;

beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:00:00+08:00', only: ['410105001'] });
  await declareSome(running, community, parties);
});
afterAll(() => running.stop());

/** What `npm run recount -- …` prints, and what it ends with. */
function recount(...given: string[]): Promise<{ code: number; text: string }> {
  const env = { ...process.env, BAOBEI_CONTROL: running.system.controlUrl };
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      ['scripts/recount.ts', ...given],
      { cwd: root, env },
      (_, out, err) => {
        settle({ code: child.exitCode ?? -1, text: out + err });
      },
    );
  });
}

async function miscount(tallies: Tally[]): Promise<void> {
  const event = { event: 'a-mistake', at: '2026-01-17T03:00:00.000Z', tallies };
  await running.system.send('CountedEventsQueue', JSON.stringify(event));
}

describe('npm run recount, on the running system', () => {
  it('ends well when the figures are those of the declarations', async () => {
    const { code, text } = await recount('--region', '4101');
    expect(text).toMatch(new RegExp(`^${parties} declarations recounted, \\d+ counts compared, 0 differ`));
    expect(code).toBe(0);
  });

  it('ends with 1 and names what is wrong', async () => {
    await miscount([{ place: community, date: '2026-01-17', key: 'declared', count: 4 }]);
    const { code, text } = await recount('--region', '410105001');
    expect(text).toContain(
      `  410105001 ${community} 2026-01-17: ${parties + 4} counted, ${parties} recounted`,
    );
    expect(code).toBe(1);
  });

  it('puts it right when it is told to, on record', async () => {
    const { text } = await recount('--region', '4101', '--repair', '--as', 'operator-1');
    expect(text).toContain('1 counts corrected, on record as operator-1');
    expect((await recount('--region', '4101')).code).toBe(0);
    const chain = await readChain(localTarget(running.system).table, 'operator-1');
    expect(chain).toMatchObject([{ n: 1, place: '4101' }]);
  });

  it('says when it is asked for a community, or for what is no region', async () => {
    for (const region of [community, '4', '11'])
      expect(await recount('--region', region)).toMatchObject({
        code: 1,
        text: expect.stringContaining('Say a region') as string,
      });
  });
});
