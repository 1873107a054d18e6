import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityReport } from '../../schemas/daily-report.ts';
import { regionReport } from '../../schemas/report-progress.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

const day = '2026-01-17';
const township = '410105001';
const community = '410105001003';

let running: RunningSystem;
beforeAll(async () => {
  running = await aRunningSystem({ at: `${day}T23:50:00+08:00`, only: [township], reports: true });
});
afterAll(() => running.stop());

const at = async (time: string): Promise<void> => {
  await running.system.clock.set(new Date(`2026-01-18T${time}+08:00`));
  await running.system.idle();
};
const nameOf = (id: string): string =>
  running.system.model.functions.find(({ path }) => path.endsWith(id))?.name ?? '';
const kill = (id: string, times: number): Promise<string> =>
  running.system.faults.inject({ kind: 'kill-before', functionName: nameOf(id), times });
const execution = () => {
  const machine = running.system.model.machines[0]?.arn ?? '';
  return running.system.machines.list(machine)[0];
};
const draft = () =>
  running.as(`officer-${community}`)({ path: `/v1/daily-reports/${day}/communities/${community}` });
const whole = async () =>
  (await running.as('county-410105')({ path: `/v1/daily-reports/${day}?region=410105` })).as(regionReport);

/** A task is tried three times. */
const tries = 3;

describe('a report whose functions die', () => {
  it('is drafted again what failed, five minutes later', async () => {
    await kill('ReportDraft', tries);
    await at('00:06:00');
    expect((await draft()).status).toBe(404);
    await at('00:12:00');
    expect((await draft()).as(communityReport).state).toBe('open');
    expect(execution()?.status).toBe('RUNNING');
  });

  it('goes on when nobody could be reminded', async () => {
    await kill('ReportChase', tries);
    await at('08:05:00');
    expect(running.system.inbox.messages({ kind: 'report-reminder' })).toEqual([]);
    await at('09:05:00');
    expect(running.system.inbox.messages({ kind: 'report-reminder' })).not.toEqual([]);
  });

  it('fails when a county can’t be closed, and is closed by a redrive, which does only that', async () => {
    // Closed, closed again twice, and once more for the redrive to take up.
    await kill('ReportClose', 4 * tries);
    await at('12:30:00');
    const failed = execution();
    expect(failed?.status).toBe('FAILED');
    expect((await whole()).closed).toBeUndefined();
    await running.system.faults.clear();
    await running.system.machines.redrive(failed?.executionArn ?? '');
    await running.system.idle();
    const done = execution();
    expect(done?.status).toBe('SUCCEEDED');
    // The county that failed, the seal, and what follows it: the files of the province and of the city, and their delivery.
    expect((done?.transitions ?? 0) - (failed?.transitions ?? 0)).toBeLessThanOrEqual(10);
    expect((await whole()).closed?.number).toBe('20260117-410105');
  });

  it('stays as it was sealed when it is closed again', async () => {
    const before = await whole();
    await running.system.invoke('ReportClose', { day, counties: ['410105'] });
    await running.system.invoke('ReportClose', { day, seal: true });
    expect((await whole()).closed).toEqual(before.closed);
  });
});
