import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRegion } from '../../functions/shared/table/change-region.ts';
import { findDraft } from '../../functions/shared/table/draft-store.ts';
import { regionReport } from '../../schemas/report-progress.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { aRegion } from '../support/builders.ts';
import { atInstant } from '../support/hold-clock.ts';
import { seeReport } from '../support/reporting.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { type Fact, recount, tellOfArrival, tellOfTrip } from './facts.ts';

/** The last day of a year, and so of a month. */
const [day, next] = ['2025-12-31', '2026-01-01'];
const township = '410105001';
const community = '410105001003';
const [last, first] = [`${day}T15:59:59.999Z`, `${day}T16:00:00.000Z`];
const times = {
  ...{ remind: '01:00', confirmBy: '01:10', tellTownships: '01:20', tellCounties: '01:30', close: '01:40' },
};
/** Each by what happens to it. */
const changed = {
  founded: { code: '410105001901', validFrom: day },
  foundedNext: { code: '410105001902', validFrom: next },
  merged: { code: '410105001903', validTo: day, successor: community },
  closed: { code: '410105001904', validTo: day },
  closedBefore: { code: '410105001905', validTo: '2025-12-30' },
};

let running: RunningSystem;
let people = 0;
const facts: Fact[] = [];
beforeAll(async () => {
  running = await aRunningSystem({ at: `${day}T23:50:00+08:00`, only: [township], reports: true, times });
  for (const region of Object.values(changed))
    await changeRegion(localTarget(running.system).table, aRegion({ name: '新社区', ...region }));
});
afterAll(() => running.stop());

const declares = async () => {
  const expectedArrivalAt = `${next}T16:00:00+08:00`;
  const { id, fact } = await tellOfTrip(running, { n: (people += 1), community, expectedArrivalAt });
  facts.push(fact);
  return { id, writtenAt: fact.writtenAt };
};
const arrives = async (id: string, arrivedAt: string) => {
  const fact = await tellOfArrival(running, { id, arrivedAt, community });
  facts.push(fact);
  return fact;
};
/** Until it was written in exactly that millisecond; the other times are facts as well. */
async function writtenAt(at: string, write: () => Promise<{ writtenAt: string }>): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1)
    if ((await atInstant(running.system.clock, at, write)).writtenAt === at) return;
  throw new Error(`nothing was written at ${at}`);
}
const draftOf = (of: string) => findDraft(localTarget(running.system).table, of, township);
const figures = async () => (await seeReport(running, { day, community })).figures;

describe('24:00 in Shanghai, at the end of a year', () => {
  it('parts what was known from what became known since, to the millisecond, though the stream tells of it after the draft', async () => {
    const cases = await Promise.all(Array.from({ length: 16 }, declares));
    const another = () => cases.pop()?.id ?? '';
    await running.system.idle();
    const known = recount(facts, community, day);
    await running.system.faults.inject({
      kind: 'throttle',
      functionName: running.system.resource('StatisticsStream'),
      times: 10_000,
    });
    for (const at of [last, first]) {
      await writtenAt(at, declares);
      await writtenAt(at, () => arrives(another(), `${day}T15:30:00.000Z`));
    }
    // Begun by three firings of the schedule at once, before it is 00:05.
    const begin = () => running.system.invoke('ReportBegin', { time: `${day}T16:05:00Z` });
    await Promise.all([begin(), begin(), begin()]);
    await running.system.machines.drained();
    const drafted = (await draftOf(day))?.tallies.filter(({ place }) => place === community) ?? [];
    expect(drafted.find(({ key }) => key === 'declared')?.count).toBe(known.declared.atMidnight);
    expect(drafted.filter(({ key }) => key === 'arrived')).toEqual([]);

    await running.system.faults.clear();
    await running.system.idle();
    const told = recount(facts, community, day);
    expect(told.declared.atMidnight).toBeGreaterThan(known.declared.atMidnight);
    expect(told.arrived.atMidnight).toBeGreaterThan(0);
    expect(told.arrived.since).toBeGreaterThan(0);
    expect(await figures()).toMatchObject(told);

    // What happened in the last millisecond of the day and in the first of the next, told later.
    await arrives(another(), last);
    await arrives(another(), first);
    await running.system.idle();
    const later = recount(facts, community, day);
    expect(later.arrived).toEqual({ ...told.arrived, since: told.arrived.since + 1 });
    expect(await figures()).toMatchObject(later);
  });

  it('has one row for each community that existed on the day: founded, merged and closed ones too, once', async () => {
    const codes = (await draftOf(day))?.communities.map(({ code }) => code) ?? [];
    expect(new Set(codes).size).toBe(codes.length);
    const { founded, merged, closed } = changed;
    expect(codes.filter((code) => code.startsWith('4101050019')).toSorted()).toEqual([
      ...[founded.code, merged.code, closed.code],
    ]);
    // The next day has those that there are then.
    await running.system.invoke('ReportDraft', { day: next, counties: ['410105'] });
    const then = (await draftOf(next))?.communities.map(({ code }) => code) ?? [];
    expect(then.filter((code) => code.startsWith('4101050019')).toSorted()).toEqual([
      ...[founded.code, changed.foundedNext.code],
    ]);
  });

  it('begins one report, however often, at once and hours late the schedule fires', async () => {
    const of = (time: string) => running.system.clock.set(new Date(`${next}T${time}+08:00`));
    await of('01:45:00');
    await running.system.idle();
    const region = { path: `/v1/daily-reports/${day}?region=41` };
    const sealed = (await running.as('province-41')(region)).as(regionReport);
    expect(sealed).toMatchObject({ state: 'closed', closed: { number: '20251231-41' } });
    expect(sealed.closed?.figures).toMatchObject({ arrived: recount(facts, community, day).arrived });
    await of('06:00:00');
    expect(await running.system.invoke('ReportBegin', { time: `${day}T16:50:00Z` })).not.toHaveProperty(
      'error',
    );
    await running.system.idle();
    const machine = running.system.model.machines.find(({ arn }) => arn.endsWith('DailyReport'))?.arn ?? '';
    const executions = running.system.machines.list(machine);
    expect(executions.map(({ name, status }) => [name, status])).toEqual([[`report-${day}`, 'SUCCEEDED']]);
    expect((await running.as('province-41')(region)).as(regionReport).closed).toEqual(sealed.closed);
    const ids = running.system.inbox.messages({ kind: 'report-reminder' }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
