import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityReport, reportProblem } from '../../schemas/daily-report.ts';
import { exported, mostUnapproved } from '../../schemas/export.ts';
import { feedMandate } from '../../schemas/feed-mandate.ts';
import { feedRunList, feedUpload } from '../../schemas/feed-run.ts';
import { fileLink } from '../../schemas/file-link.ts';
import { type FindingList, findingList } from '../../schemas/finding.ts';
import { declared } from '../../schemas/receipt.ts';

import { totalsOf } from '../../schemas/reported-figures.ts';
import { compilePolicies } from '../../scripts/local/gateway/policy/compile-policies.ts';
import { singleGrants, withoutGrant } from '../../scripts/local/gateway/policy/single-grants.ts';
import { declareCrowd } from '../compare/a-crowd.ts';
import { connectCity, importCity } from '../compare/cities/import-city.ts';
import { equipCommunity } from '../compare/equipment/equip-community.ts';
import { aMandateRequest } from '../compare/mandates/a-mandate.ts';
import { followChanges } from '../export/follow-changes.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../support/builders.ts';
import { fillList } from '../support/fill-list.ts';
import { poisonStream } from '../support/poison.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { wholeJourney } from '../support/whole-journey.ts';

// Lambda itself uses these for the function, when it reads a stream or a queue and writes the log.
const usedByLambda =
  /^(logs:|dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$|sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueue\w+)$)/;

const isGivenUp = ({ action, resource }: { action: string; resource: string }) =>
  action === 'sqs:SendMessage' && resource.endsWith('DeadLetters');

/** What the recount finds, and what was set aside and is counted after all, come by a queue (requirements D5). */
async function correctFigures({ system }: RunningSystem): Promise<void> {
  const tally = { place: '410105001003', date: '2026-01-17', key: 'declared', count: 0 };
  const event = { event: 'correction-of-nothing', at: '2026-01-17T02:10:00.000Z', tallies: [tally] };
  await system.send('CountedEventsQueue', JSON.stringify(event));
  await system.idle();
}

/** The recount of a night, with figures that differ, and what it found. */
async function recountFigures({ system, as }: RunningSystem): Promise<void> {
  await system.clock.set(new Date('2026-01-19T02:50:00+08:00'));
  for (let look = 0; look < 6; look += 1) {
    await system.clock.advance(15 * 60_000);
    await system.idle();
  }
  await as('province-41')({ path: '/v1/statistics/drift?region=41' });
}

/** A list that is written into a file, approved because it is large, and given out (requirements D2, D8). */
async function exportList(running: RunningSystem): Promise<void> {
  const { system, as } = running;
  await fillList(running, { day: '2026-01-20', region: '410102', declarations: mostUnapproved + 500 });
  const declarations = { region: '4101', from: '2026-01-01', to: '2026-03-01' };
  const body = { declarations, purpose: 'case-work' };
  const asked = await as('city-4101')({ method: 'POST', path: '/v1/exports', body });
  await system.idle();
  const { id } = asked.as(exported);
  const approval = { method: 'POST', path: `/v1/exports/${id}/approval`, body: { approved: true } } as const;
  expect((await as('province-41')(approval)).status).toBe(201);
  const link = await as('city-4101')({ method: 'POST', path: `/v1/exports/${id}/link`, body: {} });
  // Signed in the function, and allowed or not where it is opened.
  const { url } = link.as(fileLink);
  expect((await fetch(url)).status).toBe(200);
}

/** A day that is reported: with a zero that the data contradict, and with an answer to what the officer objects (requirements E5). */
async function reportDay({ system, as }: RunningSystem): Promise<void> {
  await system.clock.set(new Date('2026-01-20T00:21:00+08:00'));
  await system.idle();
  const community = '410105001003';
  const path = `/v1/daily-reports/2026-01-19/communities/${community}`;
  const officer = as(`officer-${community}`);
  const { figures } = (await officer({ path })).as(communityReport);
  const zero = { attests: 'zero', seen: totalsOf(figures) };
  const refused = await officer({ method: 'POST', path: `${path}/confirmation`, body: zero });
  const { contradictionsTag } = refused.as(reportProblem);
  const body = { ...zero, objection: '数据有误，无人到达', contradictionsTag };
  const confirmed = await officer({ method: 'POST', path: `${path}/confirmation`, body });
  expect(confirmed.status).toBe(201);
  const answer = { upheld: false, answer: '数据无误' };
  await as('township-410105001')({ method: 'POST', path: `${path}/objection-answer`, body: answer });
  const reminded = await as('county-410105')({
    method: 'POST',
    path: '/v1/daily-reports/2026-01-19/reminders',
    body: { region: '410105' },
  });
  expect(reminded.status).toBe(201);
  await as('township-410105001')({ path: '/v1/daily-reports/2026-01-19?region=410105001' });
  await as('township-410105001')({
    path: '/v1/daily-reports?region=410105001&from=2026-01-10&to=2026-01-19',
  });
  const links = '/v1/daily-reports/2026-01-19/files/links';
  const fetchFile = async (region: string, file: Record<string, unknown>): Promise<void> => {
    const link = await as(`county-${region.slice(0, 6)}`)({
      method: 'POST',
      path: links,
      body: { region, ...file },
    });
    // Signed in the function, and allowed or not where it is opened.
    expect((await fetch(link.as(fileLink).url)).status).toBe(200);
  };
  await system.clock.set(new Date('2026-01-20T11:00:00+08:00'));
  await system.idle();
  // The journey before was on later days: what was kept at the deadline is forgotten.
  await system.invoke('ReportChase', { day: '2026-01-19', step: 'remind-again' });
  await fetchFile('410105', { kind: 'missing', time: 'confirmBy' });
  await system.clock.set(new Date('2026-01-20T12:02:00+08:00'));
  await system.idle();
  // A township's files are made when they are fetched.
  await fetchFile('410105001', { kind: 'pdf', corrections: 0 });
  await as('county-410105')({ path: '/v1/daily-reports/2026-01-19/files?region=410105' });
  // A county that was not drafted in the night is drafted when it is closed.
  await system.invoke('ReportClose', { day: '2026-01-15', counties: ['410102'] });
  await as('county-410105')({ path: '/v1/daily-reports/2026-01-19?region=410105' });
  await as('province-41')({ path: '/v1/daily-reports/2026-01-19?region=41' });
}

/** Files of feeds: one that is compressed and in part wrong, about somebody who is expected, and one that is put by a link (requirements D3). */
async function compareFeeds({ system, as, citizen }: RunningSystem): Promise<void> {
  const now = system.clock.now();
  const hour = (offset: number): string => new Date(now.getTime() + offset * 3_600_000).toISOString();
  const number = residentId(77);
  const declaredTrip = await citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ document: { type: 'resident-id', number } })],
      trip: aTrip({
        expectedArrivalAt: hour(30),
        destination: { community: '410105001003', address: '文化路 56 号院' },
      }),
    }),
  });
  expect(declaredTrip.status).toBe(201);
  await system.idle();
  const header = '证件号码,采样时间,检测结果,结果时间';
  const line = (document: string) => `${document},${hour(-5)},阴性,${hour(-2)}`;
  const text = `${[header, line(number), line('nobody')].join('\n')}\n`;
  const content = gzipSync(text).toString('base64');
  const province = as('province-41');
  const sent = await province({
    method: 'POST',
    path: '/v1/feeds/pcr/files',
    body: { name: 'pcr.csv.gz', content },
  });
  expect(sent.status).toBe(201);
  // What is no feed is refused.
  const refused = { name: 'x.csv', content: 'eA==' };
  await province({ method: 'POST', path: '/v1/feeds/pcr/files', body: refused });
  const offered = await province({
    method: 'POST',
    path: '/v1/feeds/pcr/uploads',
    body: { name: 'pcr.csv' },
  });
  await fetch(offered.as(feedUpload).url, { method: 'PUT', body: text });
  await system.idle();
  const { runs } = (await province({ path: '/v1/feed-runs' })).as(feedRunList);
  const [run] = runs.filter(({ state, applied }) => state === 'done' && applied?.facts === 1);
  const link = await province({ method: 'POST', path: `/v1/feed-runs/${run?.id}/rejected`, body: {} });
  expect((await fetch(link.as(feedUpload).url)).status).toBe(200);
  const id = declaredTrip.as(declared).declarations[0]?.id;
  await as('county-410105')({ path: `/v1/declarations/${id}/comparisons` });
}

/** A letter of another province is sent, and answered row by row (requirements D4). */
async function answerLetter({ system, as }: RunningSystem): Promise<void> {
  const header = '证件号码,姓名,手机号码,函号,协查地区代码,协查日期';
  const text = `${header}\n${residentId(88)},赵六,16200000088,函〔2026〕1号,410105001003,2026-01-16\n`;
  const body = { name: 'letter.csv', content: Buffer.from(text).toString('base64') };
  const province = as('province-41');
  await province({ method: 'POST', path: '/v1/feeds/outside-list/files', body });
  await system.idle();
  const { runs } = (await province({ path: '/v1/feed-runs' })).as(feedRunList);
  const run = runs.find(({ kind, state }) => kind === 'outside-list' && state === 'done');
  const link = await province({ method: 'POST', path: `/v1/feed-runs/${run?.id}/outcomes`, body: {} });
  expect((await fetch(link.as(feedUpload).url)).status).toBe(200);
}

/** A mandate opens the files of a kind; one that came after its end is deleted; a source falls silent (requirements D3). */
async function mandateFeeds({ system, as }: RunningSystem): Promise<void> {
  const send = (path: string, body: object) => as('province-41')({ method: 'POST', path, body });
  const recorded = (await send('/v1/feed-mandates', aMandateRequest())).as(feedMandate);
  await as('county-410105')({ path: '/v1/feed-mandates' });
  const offered = await send('/v1/feeds/rail/uploads', { name: 'rail.csv' });
  expect((await send(`/v1/feed-mandates/${recorded.id}/end`, { reason: '授权撤回' })).status).toBe(201);
  await system.clock.advance(1_000);
  await fetch(offered.as(feedUpload).url, { method: 'PUT', body: 'x' });
  await system.idle();
  await system.clock.advance(7 * 3_600_000);
  await system.idle();
  const silent = system.inbox.messages({ kind: 'feed-silent' });
  expect(silent.filter(({ text }) => text.includes('核酸'))).toHaveLength(1);
}

/** What comparison finds, worked on, and looked through again (requirements D4, D6). */
async function workFindings({ system, as, citizen }: RunningSystem): Promise<void> {
  const hour = (offset: number): string =>
    new Date(system.clock.now().getTime() + offset * 3_600_000).toISOString();
  const community = '410105001003';
  const declare = async (n: number): Promise<void> => {
    const person = aTraveller({ document: { type: 'resident-id', number: residentId(n) } });
    const destination = { community, address: '文化路 56 号院' };
    const body = aRequest({
      travellers: [person],
      trip: aTrip({ expectedArrivalAt: hour(20), destination }),
    });
    expect((await citizen({ method: 'POST', path: '/v1/declarations', body })).status).toBe(201);
    await system.idle();
  };
  await declare(78);
  const { name, phone } = aTraveller();
  const rows = [
    `${residentId(78)},,,${community},${hour(-5)}`,
    `,${name},${phone},${community},${hour(-4)}`,
    `${residentId(79)},赵六,16200000088,${community},${hour(-3)}`,
  ];
  const text = `${['证件号码,姓名,手机号码,现住地区代码,末次接触时间', ...rows].join('\n')}\n`;
  const content = Buffer.from(text).toString('base64');
  const body = { name: 'contacts.csv', content };
  await as('province-41')({ method: 'POST', path: '/v1/feeds/close-contact/files', body });
  await system.idle();
  const officer = as(`officer-${community}`);
  const township = as('township-410105001');
  const list = async (): Promise<FindingList['rows']> =>
    (await officer({ path: `/v1/findings?region=${community}` })).as(findingList).rows;
  await as('county-410105')({ path: '/v1/findings?region=410105' });
  const take = (by: typeof officer, { id }: { id: string }, step: object) =>
    by({ method: 'POST', path: `/v1/findings/${id}/steps`, body: step });
  // Whom a row is about after all is looked for from the next day on.
  await system.clock.advance(25 * 3_600_000);
  await system.idle();
  for (const row of await list()) {
    await officer({ path: `/v1/findings/${row.id}` });
    if (row.rule === 'identity-unconfirmed')
      await take(officer, row, { kind: 'confirmation', isSame: false });
    if (row.rule === 'contact-not-controlled')
      await take(township, row, { kind: 'correction', note: '有误' });
    if (row.rule === 'contact-unmanaged')
      await take(officer, row, { kind: 'reassignment', place: '410105001', note: '不在本社区' });
  }
  await system.idle();
  await declare(79);
  // Where somebody else writes a finding in the moment in which its search ends, the next look ends it.
  for (const look of ['MorningSweep', 'NoonSweep']) {
    await system.fireSchedule(look);
    await system.idle();
  }
  const listing = {
    region: '440306',
    level: 'high',
    fromDate: '2026-01-18',
    documentNumber: '粤防指〔2026〕8 号',
  };
  await as('province-41')({ method: 'POST', path: '/v1/risk-areas', body: listing });
  await system.idle();
}

/** A file that would flag too many at once: it is held, and noted once two units have released it (requirements D7). */
async function releaseFeed(running: RunningSystem): Promise<void> {
  const { system, as } = running;
  const crowd = await declareCrowd(running, 21);
  const at = new Date(system.clock.now().getTime() - 3_600_000).toISOString();
  const rows = crowd.map(({ document }) => `${document},红码,${at}`);
  const text = `${['证件号码,码色,赋码时间', ...rows].join('\n')}\n`;
  const body = { name: 'red.csv', content: Buffer.from(text).toString('base64') };
  await as('province-41')({ method: 'POST', path: '/v1/feeds/health-code/files', body });
  await system.idle();
  const { runs } = (await as('city-4101')({ path: '/v1/feed-runs' })).as(feedRunList);
  const [held] = runs.filter(({ state }) => state === 'held');
  for (const sub of ['province-41', 'city-4101']) {
    const path = `/v1/feed-runs/${held?.id}/release`;
    const released = await as(sub)({ method: 'POST', path, body: { reason: 'known-event' } });
    expect(released.status).toBe(201);
  }
  await system.idle();
}

describe('the permissions of the functions', () => {
  let running: RunningSystem;
  beforeAll(async () => {
    const only = ['410105001', '410102'];
    running = await aRunningSystem({
      at: '2026-01-17T10:10:00+08:00',
      only,
      unmanned: true,
      reports: true,
    });
  });
  afterAll(() => running.stop());

  it('are enough for everything; and taking away any one of them refuses a call that was made', async () => {
    const recording = running.system.meter.record();
    // On a day on which nothing else of a search was sealed yet.
    await equipCommunity(running);
    const steps = await wholeJourney(running);
    await poisonStream(running);
    await correctFigures(running);
    await recountFigures(running);
    await reportDay(running);
    await compareFeeds(running);
    await answerLetter(running);
    await mandateFeeds(running);
    await releaseFeed(running);
    await connectCity(running);
    await followChanges(running);
    await workFindings(running);
    await importCity(running);
    await exportList(running);
    const calls = recording.calls();
    recording.stop();
    expect(steps.filter(({ answer }) => answer.status >= 500).map(({ what }) => what)).toEqual([]);

    const missed: string[] = [];
    for (const { name, path, role } of running.system.model.functions) {
      const asked = calls.filter((call) => call.functionName === name).flatMap((call) => call.authorizations);
      for (const grant of singleGrants(role.policies)) {
        if (usedByLambda.test(grant.action) || isGivenUp(grant)) continue;
        const judge = compilePolicies(withoutGrant(role.policies, grant), {});
        if (asked.every(({ action, resource }) => judge(action, resource) === 'allowed'))
          missed.push(`${path} does not need ${grant.action} on ${grant.resource}`);
      }
    }
    expect(missed).toEqual([]);
  }, 480_000);
});
