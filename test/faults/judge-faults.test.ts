import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strangerSubject } from '../../functions/compare/findings/stranger-subject.ts';
import { personKeysOf } from '../../functions/shared/people/person-index.ts';
import { retentionDateOf } from '../../functions/shared/privacy/retention.ts';
import { findStrangers } from '../../functions/shared/table/compared-store.ts';
import {
  changeDeclaration,
  type DeclarationSources,
  findDeclaration,
} from '../../functions/shared/table/declaration-store.ts';
import { findFacts, keepFact } from '../../functions/shared/table/fact-store.ts';
import { findFinding, findFindingsOfCase } from '../../functions/shared/table/finding-store.ts';
import { keepRiskAreas } from '../../functions/shared/table/risk-area-store.ts';
import { findingIdOf } from '../../schemas/finding.ts';
import { systemSub } from '../../schemas/lifting.ts';
import type { Fault } from '../../scripts/local/seams/faults.ts';
import { declareOne } from '../compare/declare-one.ts';
import { findNaively } from '../compare/findings/find-naively.ts';
import { sendFeed } from '../compare/send-feed.ts';
import { aMeasure } from '../shared/findings/some-facts.ts';
import { residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { anArrival, aRiskArea, entry } from '../support/steps.ts';
import { placesOf } from './places-of.ts';
import { sourcesOf } from './sources-of.ts';

type Struck = Pick<Fault, 'kind' | 'nth'>;
const community = '410105001003';
const header = '证件号码,姓名,手机号码,现住地区代码,末次接触时间';

let running: RunningSystem;
let sources: DeclarationSources;
let declared = 0;
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  sources = sourcesOf(running.system);
});
afterAll(() => running.stop());

/** A case of whom a feed has said something that nobody has judged yet. */
async function aCaseToJudge(): Promise<string> {
  declared += 1;
  const id = await declareOne(running, {
    document: residentId(declared),
    expectedArrivalAt: '2026-01-19T16:00:00+08:00',
  });
  const declaration = await findDeclaration(sources, id);
  if (declaration === undefined) throw new Error(`no case ${id}`);
  const told = { place: community };
  const at = '2026-01-16T04:00:00.000Z';
  const retentionDate = retentionDateOf(declaration, sources.retentionDays);
  const fact = {
    kind: 'close-contact' as const,
    at,
    receivedAt: at,
    run: '0mkho6o44-d84d6f8d5b0b4ed2',
    line: 2,
    told,
  };
  expect(await keepFact(sources, { id, retentionDate }, fact)).toBe(true);
  return id;
}

/** A case under a measure that rested on an area which is off the list, and that nobody has judged since. */
async function aCaseToLift(): Promise<string> {
  declared += 1;
  const expectedArrivalAt = '2026-01-19T16:00:00+08:00';
  const id = await declareOne(running, { document: residentId(declared), expectedArrivalAt });
  const before = await findDeclaration(sources, id);
  if (before === undefined) throw new Error(`no case ${id}`);
  const arrivedAt = '2026-01-13T04:00:00.000Z';
  const stays = [{ regionCode: '330106', fromDate: '2026-01-08', toDate: '2026-01-10' }];
  const arrival = entry(anArrival({ arrivedAt, riskStays: { present: true, stays } }), arrivedAt);
  const held = aMeasure('2026-01-13', '2026-01-19', [], 'example-risk-area');
  const after = { ...before, state: 'under-control' as const, arrivedAt, verifications: [arrival, held] };
  expect(await changeDeclaration(sources, { before, after, by: 'staff' })).toBeDefined();
  return id;
}

async function expectLifted(id: string): Promise<void> {
  const { state, verifications = [] } = (await findDeclaration(sources, id)) ?? {};
  expect(state).toBe('released');
  expect(verifications.map(({ by, lifted }) => by.sub === systemSub && lifted?.length)).toEqual([
    false,
    false,
    1,
  ]);
  expect(await findFindingsOfCase(sources, id)).toEqual([]);
  const ids = running.system.inbox.messages().map((message) => message.id);
  expect(ids.filter((one) => one.startsWith(`measure-lifted-${id}`))).toHaveLength(1);
  // One for all that were lifted in the hour.
  expect(ids.filter((one) => one.startsWith('measures-lifted-'))).toHaveLength(1);
}

/** The messages as the queue hands them over, again and again until none is left; a function that dies leaves all. */
async function consume(...messages: object[]): Promise<void> {
  const Records = messages.map((message, index) => ({
    messageId: String(index),
    receiptHandle: String(index),
    body: JSON.stringify(message),
    attributes: {},
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'queue',
    awsRegion: 'cn-north-1',
  }));
  for (let tries = 0; tries < 5; tries += 1) {
    const result = await running.system.invoke('CompareJudge', { Records });
    const left =
      'error' in result ? Records : (result.payload as { batchItemFailures: unknown[] }).batchItemFailures;
    if (left.length === 0) return;
  }
  throw new Error('the messages were never taken');
}

/** What stands of a case, and what a naive recomputation from all facts says. */
async function expectFound(id: string): Promise<void> {
  const declaration = await findDeclaration(sources, id);
  if (declaration === undefined) throw new Error(`no case ${id}`);
  const facts = await findFacts(sources, id);
  const found = await findFindingsOfCase(sources, id);
  const open = found.filter(({ state }) => state === 'open');
  const now = running.system.clock.now();
  expect(
    Object.fromEntries(open.map(({ rule, evidence }) => [rule, evidence.map(({ ref }) => ref)])),
  ).toEqual(findNaively({ declaration, facts, areas: [], now, seenThrough: new Map() }));
  expect(open.map(({ rule, episodes }) => [rule, episodes.length])).toEqual([['contact-not-controlled', 1]]);
}

/** Does it once for each place where its function can be struck. @returns how many there were */
async function strikeEverywhere(
  faultsAt: (nth: number) => Struck[],
  act: () => Promise<{ message: object; holds: () => Promise<void> }>,
): Promise<void> {
  const functionName = running.system.resource('CompareJudge');
  const told = () => recording.calls().filter((call) => call.functionName === functionName);
  // Warm functions make the fewest calls: each place is struck later, too.
  await consume((await act()).message);
  const first = await act();
  await running.system.idle();
  let recording = running.system.meter.record();
  await consume(first.message);
  const places = placesOf(told().map(({ action }) => action));
  recording.stop();
  await running.system.idle();
  await first.holds();
  expect(places.length).toBeGreaterThan(3);
  for (const nth of places) {
    const { message, holds } = await act();
    await running.system.idle();
    recording = running.system.meter.record();
    for (const fault of faultsAt(nth)) await running.system.faults.inject({ ...fault, functionName });
    await consume(message);
    const [struck] = running.system.faults.list();
    await running.system.faults.clear();
    expect(struck?.struck).toBe(1);
    // Whoever opened it may have died before anybody was told.
    expect(told().some(({ action, status }) => action === 'SendMessage' && status === 200)).toBe(true);
    recording.stop();
    await running.system.idle();
    await holds();
  }
}

/** The second try comes as far as the first. */
const dying = (nth: number): Struck[] => [
  { kind: 'kill-before', nth },
  { kind: 'kill-after', nth: 2 * nth },
];
/** What was refused is sent again by the SDK: the next call. */
const refused = (nth: number): Struck[] => [
  { kind: 'throttle', nth },
  { kind: 'error-after-commit', nth: nth + 1 },
];

describe('judging cases on the running system', () => {
  const judge = async () => {
    const id = await aCaseToJudge();
    return { message: { kind: 'case', id }, holds: () => expectFound(id) };
  };

  it.each([
    ['dies before or after whichever of its calls', dying],
    ['is refused, or answered by an error though it was done, at whichever of its calls', refused],
  ])(
    'finds what the rules say, and tells it, when it %s',
    (_what, faultsAt) => strikeEverywhere(faultsAt, judge),
    240_000,
  );

  it('finds the same from messages that come twice, in any order, side by side', async () => {
    const ids = [await aCaseToJudge(), await aCaseToJudge(), await aCaseToJudge()];
    const once = ids.map((id) => ({ kind: 'case', id }));
    const all = [...once, { kind: 'county', county: '410105' }, ...once.toReversed(), { kind: 'province' }];
    await Promise.all([
      ...all.map((message) => running.system.send('JudgeQueue', JSON.stringify(message))),
      ...[consume(...once), consume(...once.toReversed())],
    ]);
    await running.system.idle();
    for (const id of ids) await expectFound(id);
    expect(await running.system.deadLetters.list()).toEqual([]);
  }, 60_000);

  it('brings whom nobody had declared to their case, whichever call it dies at', async () => {
    const row = (document: string) => `${document},赵六,16200000088,${community},2026-01-16 12:00:00`;
    const sought = Array.from({ length: 24 }, (_, index) => residentId(700 + index));
    // More than twenty in a file would wait for two people.
    for (const some of [sought.slice(0, 12), sought.slice(12)]) {
      const content = `${[header, ...some.map(row)].join('\n')}\n`;
      const run = await sendFeed(running, `from-${some[0]}.csv`, content, { kind: 'close-contact' });
      expect(run?.applied).toMatchObject({ sought: some.length });
    }
    const adopt = async () => {
      const document = sought.pop() ?? '';
      const subject = await subjectOf(document);
      const finding = findingIdOf(subject, 'contact-unmanaged');
      const id = await declareOne(running, { document, expectedArrivalAt: '2026-01-19T16:00:00+08:00' });
      return {
        message: { kind: 'declared', finding, id },
        holds: async () => {
          await expectFound(id);
          const ended = await findFinding(sources, { subject, rule: 'contact-unmanaged' });
          expect(ended?.episodes).toMatchObject([{ outcome: 'registered' }]);
          expect(await findStrangers(sources)).not.toContain(finding);
        },
      };
    };
    await strikeEverywhere(dying, adopt);
  }, 240_000);

  it('lifts a measure whose risk area is off the list once, and tells of it, whichever call it dies at (D6)', async () => {
    // Declarations of the hour before are as many as one phone may file.
    await running.system.clock.set(new Date('2026-01-17T11:05:00+08:00'));
    const area = aRiskArea({ region: '330106', fromDate: '2026-01-05', toDate: '2026-01-16' });
    await keepRiskAreas(sources, [{ area }]);
    const lift = async () => {
      const id = await aCaseToLift();
      return { message: { kind: 'case', id }, holds: () => expectLifted(id) };
    };
    await strikeEverywhere(dying, lift);
  }, 240_000);
});

async function subjectOf(document: string): Promise<string> {
  return strangerSubject(personKeysOf((await sources.ring.season()).people), { document });
}
