import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CommunityReport,
  communityReport,
  confirmation,
  correction,
  reportProblem,
} from '../../schemas/daily-report.ts';
import { declared } from '../../schemas/receipt.ts';
import { regionReport, reminder, reportDays } from '../../schemas/report-progress.ts';
import { totalsOf } from '../../schemas/reported-figures.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { anArrival } from '../support/steps.ts';

const day = '2026-01-17';
const [busy, quiet, overdue, silent] = ['410105001003', '410105001006', '410105001008', '410105001009'];
const unmanned = '410105001007';
/** It has a case that nobody has followed, and never reports. */
const waiting = '410105001010';
const township = '410105001';

let running: RunningSystem;
let first = '';
let forgotten = '';
beforeAll(async () => {
  running = await aRunningSystem({
    at: `${day}T10:10:00+08:00`,
    only: [township],
    unmanned: true,
    reports: true,
  });
  first = await declare(1, busy);
  const second = await declare(2, busy);
  forgotten = await declare(3, overdue);
  await declare(4, waiting);
  await arrive(first, '2026-01-17T11:00:00+08:00', '2026-01-17T12:00:00+08:00');
  // Came on the day, and told on the next.
  await arrive(second, '2026-01-17T12:30:00+08:00', '2026-01-18T00:00:00+08:00');
  await running.system.clock.set(new Date('2026-01-18T00:06:00+08:00'));
  await running.system.idle();
});
afterAll(() => running.stop());

async function declare(n: number, community: string): Promise<string> {
  const answer = await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ document: { type: 'resident-id', number: residentId(n) } })],
      trip: aTrip({
        expectedArrivalAt: '2026-01-17T16:00:00+08:00',
        destination: { community, address: '文化路 56 号院' },
      }),
    }),
  });
  return answer.as(declared).declarations[0]?.id ?? '';
}
async function arrive(id: string, arrivedAt: string, toldAt: string, community = busy): Promise<void> {
  await running.system.clock.set(new Date(toldAt));
  const body = anArrival({ arrivedAt });
  const told = await officer(community)({
    method: 'POST',
    path: `/v1/declarations/${id}/verifications`,
    body,
  });
  expect(told.status).toBe(201);
}
const officer = (community: string) => running.as(`officer-${community}`);
const pathOf = (community: string, of = day) => `/v1/daily-reports/${of}/communities/${community}`;
const see = async (community: string): Promise<CommunityReport> =>
  (await officer(community)({ path: pathOf(community) })).as(communityReport);
const confirm = (sub: string, community: string, body: Record<string, unknown>, headers = {}) =>
  running.as(sub)({ method: 'POST', path: `${pathOf(community)}/confirmation`, body, headers });
const seenBy = async (community: string) => totalsOf((await see(community)).figures);
const ofRegion = async (role: string, region: string) =>
  (await running.as(`${role}-${region}`)({ path: `/v1/daily-reports/${day}?region=${region}` })).as(
    regionReport,
  );
const remindersOf = () => running.system.inbox.messages().filter(({ kind }) => kind.startsWith('report-'));

describe('the morning after a day', () => {
  it('finds a draft of each community, with what was known at 24:00 and what became known since', async () => {
    const { figures, state, confirmBy, closesAt } = await see(busy);
    expect(state).toBe('open');
    expect([confirmBy, closesAt]).toEqual(['2026-01-18T01:00:00.000Z', '2026-01-18T04:00:00.000Z']);
    expect(figures.declared).toEqual({ atMidnight: 2, since: 0 });
    expect(figures.arrived).toEqual({ atMidnight: 1, since: 1 });
    expect((await see(quiet)).figures.arrived).toEqual({ atMidnight: 0, since: 0 });
  });

  it('has one draft, however often and late the schedule fires', async () => {
    await running.system.fireSchedule('DailyReports');
    await running.system.fireSchedule('DailyReports');
    await running.system.idle();
    const machine = running.system.model.machines.find(({ arn }) => arn.endsWith('DailyReport'))?.arn ?? '';
    expect(running.system.machines.list(machine).map(({ name }) => name)).toEqual([`report-${day}`]);
  });

  it('shows nobody what is another’s, nor a day that has none', async () => {
    expect((await officer(quiet)({ path: pathOf(busy) })).status).toBe(403);
    expect((await officer(busy)({ path: pathOf(busy, '2026-01-18') })).status).toBe(409);
    const none = await officer(busy)({ path: pathOf(busy, '2026-01-10') });
    expect(none.status).toBe(404);
    expect(none.as(reportProblem).days).toEqual({ first: day, last: day });
    expect((await running.as('township-410105001')({ path: pathOf('410105001999') })).status).toBe(404);
  });

  it('is reported in one touch, and the same touch twice is one', async () => {
    const body = { attests: 'figures', seen: await seenBy(busy), remarks: '两人均已到家' };
    const headers = { 'Idempotency-Key': 'the-touch-of-an-officer' };
    const one = await confirm(`officer-${busy}`, busy, body, headers);
    const again = await confirm(`officer-${busy}`, busy, body, headers);
    expect([one.status, again.status]).toEqual([201, 201]);
    expect(again.as(communityReport)).toEqual(one.as(communityReport));
    const { confirmation: kept } = await see(busy);
    expect(kept).toMatchObject({ kind: 'figures', onBehalf: false, remarks: '两人均已到家' });
    expect((await confirm(`officer-${busy}`, busy, body)).status).toBe(409);
  });

  it('is refused with figures that are no longer true, and says which', async () => {
    const seen = { ...(await seenBy(quiet)), arrived: 4 };
    const answer = await confirm(`officer-${quiet}`, quiet, { attests: 'figures', seen });
    expect(answer.status).toBe(409);
    expect(answer.as(reportProblem)).toMatchObject({
      code: 'report.changed',
      changed: [{ metric: 'arrived', seen: 4, now: 0 }],
    });
  });

  it('takes a zero for a day on which nothing happened', async () => {
    const answer = await confirm(`officer-${quiet}`, quiet, {
      attests: 'figures',
      seen: await seenBy(quiet),
    });
    expect(answer.as(communityReport).confirmation).toMatchObject({ kind: 'zero' });
  });

  it('takes a zero that the data contradict with an objection only, which the township answers', async () => {
    await running.system.clock.set(new Date('2026-01-18T00:30:00+08:00'));
    const zero = { attests: 'zero', seen: await seenBy(overdue) };
    const refused = await confirm(`officer-${overdue}`, overdue, zero);
    expect(refused.status).toBe(409);
    expect(refused.as(reportProblem).contradictions).toEqual([
      { kind: 'other-flows', count: 1, cases: [forgotten] },
      { kind: 'overdue', count: 1, cases: [forgotten] },
      { kind: 'findings', count: 1, cases: [forgotten] },
    ]);
    const objecting = { ...zero, objection: '此人从未来过本社区，电话为他人误填' };
    const { contradictionsTag } = refused.as(reportProblem);
    const taken = await confirm(`officer-${overdue}`, overdue, { ...objecting, contradictionsTag });
    expect(taken.as(communityReport).confirmation).toMatchObject({ kind: 'zero' });
    const path = `${pathOf(overdue)}/objection-answer`;
    const body = { upheld: true, answer: '已与派出所核实' };
    expect((await officer(overdue)({ method: 'POST', path, body })).status).toBe(403);
    const answered = await running.as('township-410105001')({ method: 'POST', path, body });
    expect(answered.as(confirmation).objection?.answer).toMatchObject(body);
    const again = await running.as('township-410105001')({ method: 'POST', path, body });
    expect(again.as(confirmation)).toEqual(answered.as(confirmation));
    const other = await running.as('township-410105001')({
      method: 'POST',
      path,
      body: { ...body, upheld: false },
    });
    expect(other.status).toBe(409);
  });

  it('takes no objection that was written before the cases were listed, or against another list', async () => {
    await running.system.clock.set(new Date('2026-01-18T00:35:00+08:00'));
    const zero = { attests: 'zero', seen: await seenBy(waiting) };
    const ahead = { ...zero, objection: '当天没有人来过本社区' };
    const refused = await confirm(`officer-${waiting}`, waiting, ahead);
    expect([refused.status, refused.as(reportProblem)]).toMatchObject([
      409,
      {
        code: 'report.contradicted',
        contradictions: [
          { kind: 'other-flows' },
          { kind: 'overdue', count: 1 },
          { kind: 'findings', count: 1 },
        ],
      },
    ]);
    const { contradictionsTag = '' } = refused.as(reportProblem);
    const other = { ...ahead, contradictionsTag: '0'.repeat(16) };
    const again = await confirm(`officer-${waiting}`, waiting, other);
    expect([again.status, again.as(reportProblem).contradictionsTag]).toEqual([409, contradictionsTag]);
  });

  it('is reported by the township for a community without an officer, and for no other', async () => {
    const seen = totalsOf(
      (await running.as('township-410105001')({ path: pathOf(unmanned) })).as(communityReport).figures,
    );
    const taken = await confirm('township-410105001', unmanned, { attests: 'figures', seen });
    expect(taken.as(communityReport).confirmation).toMatchObject({ onBehalf: true, place: township });
    expect((await confirm('township-410105001', silent, { attests: 'figures', seen })).status).toBe(403);
  });

  it('tells the county who is missing with the phone, and the province how many', async () => {
    await running.system.idle();
    const county = await ofRegion('county', '410105');
    expect(county.missing?.map(({ code }) => code)).toContain(silent);
    expect(county.missing?.find(({ code }) => code === silent)).toEqual({
      code: silent,
      name: expect.any(String) as string,
      phone: expect.stringMatching(/^170\d{8}$/) as string,
      derivedZero: true,
    });
    expect(county.missing?.map(({ code }) => code)).not.toContain(busy);
    const counts = { confirmed: 4, zero: 3, objected: 1 };
    expect(county.total).toMatchObject(counts);
    expect(county.total.due).toBe((county.missing?.length ?? 0) + 4);
    expect(await ofRegion('province', '41')).toMatchObject({
      total: county.total,
      children: [{ code: '4101', progress: county.total }],
    });
    const below = await ofRegion('township', township);
    expect(below.children.find(({ code }) => code === overdue)?.progress).toEqual({
      due: 1,
      confirmed: 1,
      zero: 1,
      objected: 1,
    });
    // The township has answered it.
    expect(below.objections).toEqual([]);
    const path = `/v1/daily-reports/${day}?region=410105`;
    expect((await running.as('township-410105001')({ path })).status).toBe(403);
    expect((await officer(busy)({ path })).status).toBe(403);
  });

  it('tells each level of many days how far they were, and a community its own', async () => {
    const ofDays = async (sub: string, region: string, from = '2026-01-01') =>
      running.as(sub)({ path: `/v1/daily-reports?region=${region}&from=${from}&to=${day}` });
    const counts = { confirmed: 4, zero: 3, objected: 1 };
    for (const [role, region] of [
      ['province', '41'],
      ['city', '4101'],
      ['county', '410105'],
      ['township', township],
    ] as const) {
      const { days } = (await ofDays(`${role}-${region}`, region)).as(reportDays);
      expect(days).toMatchObject([{ day, state: 'open', progress: counts }]);
      const path = `/v1/daily-reports/${day}?region=${region}`;
      const { total } = (await running.as(`${role}-${region}`)({ path })).as(regionReport);
      expect(days[0]?.progress).toEqual(total);
    }
    const own = (await ofDays(`officer-${quiet}`, quiet)).as(reportDays);
    expect(own.days.map(({ progress }) => progress)).toEqual([
      { due: 1, confirmed: 1, zero: 1, objected: 0 },
    ]);
    expect((await ofDays(`officer-${quiet}`, busy)).status).toBe(403);
    const long = await ofDays('county-410105', '410105', '2025-12-01');
    expect([long.status, long.as(reportProblem).errors?.[0]?.code]).toEqual([422, 'report.range-long']);
  });

  it('reminds who has not confirmed, then tells the township and the county how many are missing', async () => {
    await running.system.clock.set(new Date('2026-01-18T08:00:30+08:00'));
    await running.system.idle();
    const reminded = remindersOf().map(({ id }) => id);
    expect(reminded).toContain(`report-remind-${day}-${silent}`);
    expect(reminded).not.toContain(`report-remind-${day}-${busy}`);
    await running.system.clock.set(new Date('2026-01-18T10:00:30+08:00'));
    await running.system.idle();
    const told = remindersOf().map(({ id }) => id);
    expect(told).toContain(`report-remind-again-${day}-${silent}`);
    expect(told).toContain(`report-tell-townships-${day}-${township}`);
    expect(told).toContain(`report-tell-counties-${day}-410105`);
    expect(new Set(told).size).toBe(told.length);
  });

  it('reminds once more when the county or a township asks, not more often than each quarter of an hour', async () => {
    const remind = (region: string, role = 'county', of = '410105') =>
      running.as(`${role}-${of}`)({
        method: 'POST',
        path: `/v1/daily-reports/${day}/reminders`,
        body: { region },
      });
    expect((await remind('4101')).status).toBe(422);
    expect((await remind('4101', 'city', '4101')).status).toBe(403);
    const made = (await remind('410105')).as(reminder);
    await running.system.idle();
    const told = remindersOf().filter(({ id }) => id.startsWith('report-asked-'));
    expect(told.map(({ id }) => id)).toContain(`report-asked-410105-${Date.parse(made.at)}-${day}-${silent}`);
    // Nobody sits at the one that is unmanned, and it has confirmed; the others have a phone each.
    expect(told).toHaveLength(made.communities);
    const again = await remind(township, 'township', township);
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeOneOf([898, 899, 900]);
    expect(again.as(reportProblem)).toMatchObject({ code: 'report.reminded', againAt: made.againAt });
    const path = `/v1/daily-reports/${day}?region=${township}`;
    const { remindedAt } = (await running.as(`township-${township}`)({ path })).as(regionReport);
    expect(remindedAt).toBe(made.at);
  });

  it('is closed at noon, and stands as it was confirmed, whatever becomes known', async () => {
    const seen = await seenBy(silent);
    await running.system.clock.set(new Date('2026-01-18T12:00:00+08:00'));
    const late = await confirm(`officer-${silent}`, silent, { attests: 'figures', seen });
    expect([late.status, late.as(reportProblem).code]).toEqual([409, 'report.closed']);
    await running.system.clock.set(new Date('2026-01-18T12:01:30+08:00'));
    await running.system.idle();
    expect(await see(busy)).toMatchObject({ state: 'closed', standing: 'figures' });
    expect(await see(silent)).toMatchObject({ state: 'closed', standing: 'silent' });
    const machine = running.system.model.machines.find(({ arn }) => arn.endsWith('DailyReport'))?.arn ?? '';
    const [execution] = running.system.machines.list(machine);
    expect(execution?.status).toBe('SUCCEEDED');
    expect(execution?.transitions).toBeLessThan(60);
    const closed = await ofRegion('province', '41');
    expect(closed.closed).toMatchObject({
      number: '20260117-41',
      figures: { arrived: { atMidnight: 1, since: 1 }, declared: { atMidnight: 4, since: 0 } },
    });
    // Four have reported, three of them a zero; of all but one who are silent the data say nothing: that is another zero (invariant 6).
    const { due } = closed.total;
    expect(closed.total).toEqual({ due, confirmed: 4, zero: 3, objected: 1, silentZero: due - 5 });
    for (const [role, region] of [
      ['city', '4101'],
      ['county', '410105'],
      ['township', township],
    ] as const) {
      const { total, children } = await ofRegion(role, region);
      expect(total).toEqual(closed.total);
      expect(children.every(({ progress }) => progress.silentZero !== undefined)).toBe(true);
    }
    const path = `/v1/daily-reports?region=410105&from=${day}&to=${day}`;
    const { days } = (await running.as('county-410105')({ path })).as(reportDays);
    expect(days).toMatchObject([{ state: 'closed', progress: { due, confirmed: 4, zero: 3, objected: 1 } }]);
    // Somebody tells of the day after all.
    await arrive(forgotten, '2026-01-17T20:00:00+08:00', '2026-01-18T13:00:00+08:00', overdue);
    await running.system.idle();
    expect((await see(overdue)).figures.arrived).toEqual({ atMidnight: 0, since: 0 });
    expect((await ofRegion('province', '41')).closed).toEqual(closed.closed);
    const county = await ofRegion('county', '410105');
    expect(county.closed?.sha256).not.toBe(closed.closed?.sha256);
    expect(county.closed?.figures).toEqual(closed.closed?.figures);
  });

  it('is restated after that, on record, beside what stands', async () => {
    const path = `${pathOf(overdue)}/corrections`;
    const before = await see(overdue);
    const reason = '当日已到达，次日补录';
    const stale = { seen: totalsOf(before.figures), reason };
    const refused = await officer(overdue)({ method: 'POST', path, body: stale });
    expect(refused.as(reportProblem).changed).toContainEqual({ metric: 'arrived', seen: 0, now: 1 });
    const body = { seen: totalsOf(before.current ?? before.figures), reason };
    const restated = await officer(overdue)({ method: 'POST', path, body });
    expect(restated.status).toBe(201);
    const { changed, n } = restated.as(correction);
    expect(n).toBe(1);
    expect(changed).toContainEqual({ metric: 'arrived', was: 0, now: 1 });
    const found = await see(overdue);
    expect(found.standing).toBe('zero');
    expect(found.corrections).toMatchObject([{ n: 1, reason }]);
    expect(found.current).toBeUndefined();
    const again = await officer(overdue)({ method: 'POST', path, body });
    expect([again.status, again.as(reportProblem).code]).toEqual([409, 'report.unchanged']);
    await running.system.idle();
    // What all corrections together have changed stands beside the original at each level.
    const by = changed.map(({ metric, was, now }) => [metric, now - was]);
    for (const [role, region] of [
      ['province', '41'],
      ['city', '4101'],
      ['county', '410105'],
      ['township', township],
    ] as const) {
      const { closed, children } = await ofRegion(role, region);
      expect(closed?.corrections).toBe(1);
      expect(closed?.figures.arrived).toEqual({ atMidnight: 1, since: 1 });
      const told = Object.entries(closed?.difference ?? {}).filter(([, difference]) => difference !== 0);
      expect(told.toSorted()).toEqual(by.toSorted());
      const differing = children.filter(({ difference }) => difference !== undefined);
      expect(differing).toMatchObject([{ corrections: 1, difference: closed?.difference }]);
    }
    const below = await ofRegion('township', township);
    const restatedOf = (code: string) => below.children.find((child) => child.code === code)?.corrections;
    expect([restatedOf(overdue), restatedOf(busy)]).toEqual([1, 0]);
    expect((await ofRegion('province', '41')).children).toMatchObject([{ code: '4101', corrections: 1 }]);
    // Who was silent reports late: it is a restatement too.
    const { current } = await see(silent);
    expect(current).toBeDefined();
    const lateBody = { seen: await seenBy(silent), reason: '外出开会，补报' };
    const lateOne = await officer(silent)({
      method: 'POST',
      path: `${pathOf(silent)}/corrections`,
      body: lateBody,
    });
    expect(lateOne.as(correction)).toMatchObject({ n: 1, changed: [] });
  });
});
