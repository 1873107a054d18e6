import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportProblem } from '../../schemas/daily-report.ts';
import { regionReport } from '../../schemas/report-progress.ts';
import { confirmReport, seeReport } from '../support/reporting.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

const [day, next] = ['2026-01-17', '2026-01-18'];
const township = '410105001';
const [community, lateOne] = ['410105001003', '410105001006'];
const times = {
  ...{ remind: '08:00', confirmBy: '09:00', tellTownships: '09:30', tellCounties: '09:40', close: '10:00' },
};

let running: RunningSystem;
beforeAll(async () => {
  // Everything stood still in the night: none of the four firings came.
  running = await aRunningSystem({ at: `${next}T09:20:00+08:00`, only: [township], reports: true, times });
});
afterAll(() => running.stop());

const at = async (time: string): Promise<void> => {
  await running.system.clock.set(new Date(`${next}T${time}+08:00`));
  await running.system.idle();
};
const begin = () => running.system.invoke('ReportBegin', { time: `${day}T16:05:00Z` });
/** The steps that somebody was told in, each once. */
const steps = (): string[] => {
  const ids = running.system.inbox.messages().map(({ id }) => id);
  const told = ids.flatMap((id) => /^report-(.+)-2026-01-17-/.exec(id)?.[1] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  return [...new Set(told)].toSorted();
};
const executions = () =>
  running.system.machines.list(
    running.system.model.machines.find(({ arn }) => arn.endsWith('DailyReport'))?.arn ?? '',
  );
const region = async () =>
  (await running.as('county-410105')({ path: `/v1/daily-reports/${day}?region=410105` })).as(regionReport);

describe('a report that begins hours late', () => {
  it('is one, though it is begun twice at once, with the times that it would have had', async () => {
    await Promise.all([begin(), begin()]);
    await running.system.idle();
    expect(executions().map(({ name, status }) => [name, status])).toEqual([[`report-${day}`, 'RUNNING']]);
    const { state, confirmBy, closesAt } = await seeReport(running, { day, community });
    expect([state, confirmBy, closesAt]).toEqual(['open', `${next}T01:00:00.000Z`, `${next}T02:00:00.000Z`]);
  });

  it('reminds at once, and waits for the times that have not come', async () => {
    expect(steps()).toEqual(['remind', 'remind-again']);
    await at('09:28:00');
    expect(steps()).toEqual(['remind', 'remind-again']);
    await at('09:30:01');
    expect(steps()).toEqual(['remind', 'remind-again', 'tell-townships']);
    await at('09:38:00');
    expect(steps()).not.toContain('tell-counties');
    await at('09:40:01');
    expect(steps()).toContain('tell-counties');
  });

  it('takes confirmations until it is closed, and none after', async () => {
    expect((await confirmReport(running, { day, community })).status).toBe(201);
    await at('09:58:00');
    expect((await region()).closed).toBeUndefined();
    await at('10:00:00');
    const refused = await confirmReport(running, { day, community: lateOne });
    expect([refused.status, refused.as(reportProblem).code]).toEqual([409, 'report.closed']);
    await at('10:00:20');
    expect((await region()).closed).toBeUndefined();
    await at('10:01:05');
    expect((await region()).closed?.number).toBe('20260117-410105');
    expect((await region()).total).toMatchObject({ confirmed: 1, zero: 1 });
    expect(executions()).toHaveLength(1);
  });
});
