import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFinal } from '../../functions/shared/table/final-store.ts';
import { findReportedCounties } from '../../functions/shared/table/reported-county-store.ts';
import { communityReport } from '../../schemas/daily-report.ts';
import { fileLink } from '../../schemas/file-link.ts';
import { reportFiles } from '../../schemas/report-files.ts';
import { regionReport } from '../../schemas/report-progress.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
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
  const machine = running.system.model.machines.find(({ arn }) => arn.endsWith('DailyReport'))?.arn ?? '';
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

  it('is delivered although a region has no files, which are made when somebody fetches them, or by a redrive', async () => {
    await running.system.clock.set(new Date('2026-01-19T00:06:00+08:00'));
    await running.system.idle();
    // Made, made again twice, and once more for the redrive to take up, for the province and the city.
    await kill('ReportCompile', 8 * tries);
    await running.system.clock.set(new Date('2026-01-19T12:30:00+08:00'));
    await running.system.idle();
    const failed = execution();
    expect([failed?.name, failed?.status]).toEqual(['report-2026-01-18', 'FAILED']);
    const told = running.system.inbox.messages({ kind: 'report-closed' }).map(({ id }) => id);
    expect(told).toContain('report-closed-2026-01-18-410105');
    const county = running.as('county-410105');
    const files = async () =>
      (await county({ path: '/v1/daily-reports/2026-01-18/files?region=410105' })).as(reportFiles).editions;
    expect((await files())[0]?.files).toEqual([]);
    const link = await county({
      method: 'POST',
      path: '/v1/daily-reports/2026-01-18/files/links',
      body: { kind: 'csv', region: '410105', corrections: 0 },
    });
    expect((await fetch(link.as(fileLink).url)).status).toBe(200);
    const fetched = await files();
    await running.system.faults.clear();
    await running.system.machines.redrive(failed?.executionArn ?? '');
    await running.system.idle();
    const done = execution();
    expect(done?.status).toBe('SUCCEEDED');
    expect((done?.transitions ?? 0) - (failed?.transitions ?? 0)).toBeLessThanOrEqual(3);
    expect(await files()).toEqual(fetched);
    const again = running.system.inbox.messages({ kind: 'report-closed' }).map(({ id }) => id);
    expect(new Set(again).size).toBe(again.length);
  });

  it('stays as it was sealed when it is closed again', async () => {
    const before = await whole();
    await running.system.invoke('ReportClose', { day, counties: ['410105'] });
    await running.system.invoke('ReportClose', { day, seal: true });
    expect((await whole()).closed).toEqual(before.closed);
  });
});

describe('a function of the report that is killed after any of its calls', () => {
  const counties = ['410105'];
  const invoke = (id: string, event: unknown) => running.system.invoke(id, event);
  /** As the machine does: again, when it died. */
  const insist = async (id: string, event: unknown): Promise<void> => {
    if ('error' in (await invoke(id, event))) expect(await invoke(id, event)).not.toHaveProperty('error');
  };
  const countCalls = async (id: string, event: unknown): Promise<number> => {
    const recording = running.system.meter.record();
    await insist(id, event);
    const calls = recording.calls().filter(({ functionName }) => functionName === nameOf(id));
    recording.stop();
    return calls.length;
  };
  const killAfter = async (id: string, nth: number, event: unknown): Promise<void> => {
    await running.system.faults.inject({
      ...{ kind: 'kill-after', functionName: nameOf(id), nth, times: 1 },
    });
    expect(await invoke(id, event)).toHaveProperty('error');
    await insist(id, event);
    await running.system.faults.clear();
  };
  /** A day on which nothing happened: its rows have no instant in them. */
  const quietDay = (n: number): string => `2025-11-${String(n).padStart(2, '0')}`;
  const closed = async (of: string) => {
    const { table } = localTarget(running.system);
    const [county] = await findReportedCounties(table, of, '410105');
    return { rows: (await findFinal(table, of, township))?.rows, sha256: county?.closed?.sha256 };
  };
  const reminded = (of: string): string[] =>
    running.system.inbox
      .messages({ kind: 'report-reminder' })
      .map(({ id }) => id)
      .filter((id) => id.startsWith(`report-remind-${of}`))
      .map((id) => id.slice(-12))
      .toSorted();

  it('has drafted, reminded and closed the same when it was called again', async () => {
    const undisturbed = quietDay(1);
    const calls = {
      draft: await countCalls('ReportDraft', { day: undisturbed, counties }),
      chase: await countCalls('ReportChase', { day: undisturbed, step: 'remind' }),
      close: await countCalls('ReportClose', { day: undisturbed, counties }),
    };
    expect(Math.min(...Object.values(calls))).toBeGreaterThan(1);
    const most = Math.max(...Object.values(calls));
    for (let nth = 1; nth <= most; nth += 1) {
      const of = quietDay(nth + 1);
      await killAfter('ReportDraft', Math.min(nth, calls.draft), { day: of, counties });
      await killAfter('ReportChase', Math.min(nth, calls.chase), { day: of, step: 'remind' });
      await killAfter('ReportClose', Math.min(nth, calls.close), { day: of, counties });
    }
    await running.system.idle();
    const expected = await closed(undisturbed);
    expect(expected.rows?.length).toBeGreaterThan(5);
    for (let nth = 1; nth <= most; nth += 1) {
      expect(await closed(quietDay(nth + 1))).toEqual(expected);
      expect(reminded(quietDay(nth + 1))).toEqual(reminded(undisturbed));
    }
    expect(reminded(undisturbed)).toHaveLength(expected.rows?.length ?? 0);
  });
});
