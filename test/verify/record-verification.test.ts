import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sentence } from '../../schemas/messages.ts';
import type { Problem } from '../../schemas/problem.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { afternoon, aPerson, community, hoursAfter, otherCommunity } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aContact, aMeasure, anArrival, aRule, arrived, aTest, underControl } from '../support/steps.ts';

let api: StaffApi;
const officer = `officer-${community}`;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'officer', region: community });
  await api.addStaff({ role: 'officer', region: community, sub: 'the-deputy', deputy: true });
  await api.addRule(aRule());
  await api.addRule(aRule({ id: 'rule-risk', appliesTo: { origin: 'any', riskStay: true } }));
});
afterEach(() => vi.setSystemTime(afternoon));
afterAll(() => api.stop());

const record = <Body = RecordedStep>(id: string, body: unknown, headers = {}, sub = officer) =>
  api.call<Body>({ sub, method: 'POST', path: `/v1/declarations/${id}/verifications`, body, headers });
const caseOf = async (id: string) => {
  const found = await api.world.find(id);
  if (found === undefined) throw new Error('gone');
  return found;
};

describe('recording a verification', () => {
  it('goes in steps over days, each kept, none overwritten (C2)', async () => {
    const { id } = await api.world.addDeclaration();
    await record(id, aContact({ reached: false, note: '无人接听' }));
    await record(id, aContact());
    vi.setSystemTime(hoursAfter(97));
    await record(id, anArrival({ arrivedAt: hoursAfter(96).toISOString() }));
    await record(id, aTest({ sampledAt: hoursAfter(97).toISOString() }));
    const { state, verifications, arrivedAt } = await caseOf(id);
    expect(state).toBe('arrived');
    expect(arrivedAt).toBe(hoursAfter(96).toISOString());
    expect(verifications.map(({ step }) => step.kind)).toEqual(['contact', 'contact', 'arrival', 'test']);
    expect(verifications[0]).toMatchObject({
      at: afternoon.toISOString(),
      by: { sub: officer, place: community },
      step: { reached: false, note: '无人接听' },
    });
  });

  it('says where the case stands and when the next step is due', async () => {
    const { id } = await api.world.addDeclaration();
    const answer = await record(id, aContact());
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id,
      version: 2,
      state: 'contacted',
      place: community,
      dueAt: '2026-01-24T16:00:00.000Z',
    });
  });

  it('takes a closed case off the list, and an arrival after all puts it back', async () => {
    const { id } = await api.world.addDeclaration();
    const closed = await record(id, { kind: 'not-coming' });
    expect(closed.body).not.toHaveProperty('dueAt');
    const reopened = await record(id, anArrival());
    expect(reopened.body).toMatchObject({ state: 'arrived', dueAt: '2026-01-20T16:00:00.000Z' });
  });

  it('makes the worklist of the place another one', async () => {
    const { id } = await api.world.addDeclaration();
    api.aws.takeCalls();
    await record(id, aContact());
    expect(api.aws.takeCalls().at(-1)).toMatchObject({
      action: 'DynamoDB UpdateItem',
      request: {
        Key: { pk: { S: `C#${community}` } },
        UpdateExpression: 'SET #ta = :at ADD #v :one',
      },
    });
  });
});

describe('a step that is sent again', () => {
  it('is answered the same and stored once', async () => {
    const { id } = await api.world.addDeclaration();
    const key = { 'idempotency-key': randomUUID() };
    const first = await record(id, aContact(), key);
    const again = await record(id, aContact(), key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await caseOf(id)).verifications).toHaveLength(1);
  });

  it('is refused with 422 when the key comes with another body', async () => {
    const { id } = await api.world.addDeclaration();
    const key = { 'idempotency-key': randomUUID() };
    await record(id, aContact(), key);
    const again = await record<Problem>(id, aContact({ reached: false }), key);
    expect([again.status, again.body.code]).toEqual([422, 'idempotency.reused']);
    expect((await caseOf(id)).verifications).toHaveLength(1);
  });

  it('is the same step when both come at once', async () => {
    const { id } = await api.world.addDeclaration();
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => record(id, aContact(), key)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await caseOf(id)).verifications).toHaveLength(1);
  });

  it('needs a key at all', async () => {
    const { id } = await api.world.addDeclaration();
    const answer = await record<Problem>(id, aContact(), { 'idempotency-key': '' });
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency.required']);
  });
});

describe('two officers at once', () => {
  it('are both kept', async () => {
    const { id } = await api.world.addDeclaration();
    const answers = await Promise.all([
      record(id, aContact({ note: 'one' })),
      record(id, aContact({ note: 'two' }), {}, 'the-deputy'),
      record(id, aContact({ note: 'three' })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { verifications, version } = await caseOf(id);
    expect(verifications.map(({ step }) => ('note' in step ? step.note : ''))).toHaveLength(3);
    expect(new Set(verifications.map(({ step }) => ('note' in step ? step.note : '')))).toEqual(
      new Set(['one', 'two', 'three']),
    );
    expect(version).toBe(4);
  });

  it('of whom one closes the case: the other is told so, and nothing is written after', async () => {
    const { id } = await api.world.addDeclaration(arrived());
    const answers = await Promise.all([record(id, { kind: 'release' }), record(id, aTest())]);
    const { state, verifications } = await caseOf(id);
    expect(state).toBe('released');
    expect(verifications.at(-1)?.step.kind).toBe('release');
    for (const { status } of answers) expect([201, 409]).toContain(status);
  });
});

describe('what cannot be true is refused, field by field', () => {
  it.each([
    [
      'an arrival ahead',
      anArrival({ arrivedAt: hoursAfter(0.01).toISOString() }),
      '/arrivedAt',
      'arrived.future',
    ],
    [
      'symptoms from tomorrow on',
      anArrival({ symptoms: { present: true, which: ['fever'], since: '2026-01-21' } }),
      '/symptoms/since',
      'date.future',
    ],
    [
      'a stay that ended 15 days before',
      anArrival({
        riskStays: {
          present: true,
          stays: [{ regionCode: '440305', fromDate: '2026-01-01', toDate: '2026-01-05' }],
        },
      }),
      '/riskStays/stays/0/toDate',
      'risk-stay.window',
    ],
    [
      'a stay after arrival',
      anArrival({
        riskStays: {
          present: true,
          stays: [{ regionCode: '440305', fromDate: '2026-01-21', toDate: '2026-01-22' }],
        },
      }),
      '/riskStays/stays/0/toDate',
      'risk-stay.window',
    ],
  ])('%s', async (_title, step, pointer, code) => {
    const { id } = await api.world.addDeclaration();
    const answer = await record<Problem>(id, step, { 'accept-language': 'en' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ pointer, code, message: sentence(code, 'en') }]);
    expect((await caseOf(id)).version).toBe(1);
  });

  it.each([
    ['a sample ahead', aTest({ sampledAt: hoursAfter(1).toISOString() }), '/sampledAt', 'instant.future'],
    [
      'a sample from before the arrival',
      aTest({ sampledAt: hoursAfter(-2).toISOString() }),
      '/sampledAt',
      'test.before-arrival',
    ],
    ['a result ahead', aTest({ resultAt: hoursAfter(1).toISOString() }), '/resultAt', 'instant.future'],
    [
      'a result from before the sample',
      aTest({ resultAt: hoursAfter(-0.5).toISOString() }),
      '/resultAt',
      'result.before-sample',
    ],
  ])('%s', async (_title, step, pointer, code) => {
    const { id } = await api.world.addDeclaration(arrived());
    const answer = await record<Problem>(id, step);
    expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('takes an arrival of this very instant, and a sample at the moment of arrival', async () => {
    const { id } = await api.world.addDeclaration();
    const now = afternoon.toISOString();
    expect((await record(id, anArrival({ arrivedAt: now }))).status).toBe(201);
    expect((await record(id, aTest({ sampledAt: now, result: 'negative', resultAt: now }))).status).toBe(201);
  });

  it('an unknown kind of step, and fields of another', async () => {
    const { id } = await api.world.addDeclaration();
    expect((await record(id, { kind: 'verdict' })).status).toBe(422);
    expect((await record(id, { kind: 'not-coming', result: 'negative' })).status).toBe(422);
  });
});

describe('a control measure (C8)', () => {
  it('is what the rule yields: its days count from the arrival, its tests become due', async () => {
    const { id } = await api.world.addDeclaration(arrived());
    const answer = await record(id, aMeasure({ option: 1 }));
    expect(answer.body).toMatchObject({ state: 'under-control', dueAt: '2026-01-20T16:00:00.000Z' });
    expect((await caseOf(id)).verifications.at(-1)?.imposed).toEqual({
      measure: 'centralized-quarantine',
      ruleId: 'rule-1',
      ruleVersion: 1,
      documentNumber: '示例〔2026〕1号',
      startDate: '2026-01-20',
      endDate: '2026-01-26',
      testDates: ['2026-01-20', '2026-01-26'],
    });
  });

  it.each([
    ['a rule that does not exist', { ruleId: 'no-rule' }],
    ['a version that is not in force', { ruleVersion: 2 }],
    ['an option that the rule does not have', { option: 2 }],
    ['a rule that does not apply to what was told on arrival', { ruleId: 'rule-risk' }],
  ])('is refused for %s', async (_title, given) => {
    const { id } = await api.world.addDeclaration(arrived());
    const answer = await record<Problem>(id, aMeasure(given));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/ruleId', code: 'rule.not-offered' }),
    ]);
    expect((await caseOf(id)).state).toBe('arrived');
  });

  it('rests on the answers given again on arrival, not on those of the form', async () => {
    const told = anArrival({
      riskStays: {
        present: true,
        stays: [{ regionCode: '440305', fromDate: '2026-01-10', toDate: '2026-01-12' }],
      },
    });
    const { id } = await api.world.addDeclaration({ ...arrived(told), riskStay: false });
    expect((await record(id, aMeasure({ ruleId: 'rule-risk' }))).status).toBe(201);
    const denied = await api.world.addDeclaration({ ...arrived(), riskStay: true });
    expect((await record(denied.id, aMeasure({ ruleId: 'rule-risk' }))).status).toBe(422);
  });

  it.each(['2026-01-19', '2026-01-27'])(
    'cannot start on %s, outside the period of the rule',
    async (startDate) => {
      const { id } = await api.world.addDeclaration(arrived());
      const answer = await record<Problem>(id, aMeasure({ startDate }));
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ pointer: '/startDate', code: 'measure.period' }),
      ]);
    },
  );

  it('can be replaced by another that the rules yield; both stay on record', async () => {
    const { id } = await api.world.addDeclaration(underControl());
    await record(id, aMeasure({ option: 1 }));
    const { verifications } = await caseOf(id);
    expect(verifications.flatMap(({ imposed }) => imposed?.measure ?? [])).toEqual([
      'home-quarantine',
      'centralized-quarantine',
    ]);
  });

  it('makes the next test due as each is taken, then the end', async () => {
    const { id } = await api.world.addDeclaration(underControl());
    const takeOn = async (at: string) => {
      vi.setSystemTime(new Date(at));
      return (await record(id, aTest({ sampledAt: at }))).body.dueAt;
    };
    expect(await takeOn('2026-01-20T10:00:00.000Z')).toBe('2026-01-22T16:00:00.000Z');
    expect(await takeOn('2026-01-23T02:00:00.000Z')).toBe('2026-01-26T16:00:00.000Z');
    expect(await takeOn('2026-01-26T02:00:00.000Z')).toBe('2026-01-26T16:00:00.000Z');
  });

  it('cannot be ended before its last day, and then can', async () => {
    const { id } = await api.world.addDeclaration(underControl());
    vi.setSystemTime(new Date('2026-01-25T23:59:59+08:00'));
    const early = await record<Problem>(id, { kind: 'release' });
    expect([early.status, early.body.code]).toEqual([409, 'measure-running']);
    vi.setSystemTime(new Date('2026-01-26T00:00:00+08:00'));
    expect((await record(id, { kind: 'release' })).body).toMatchObject({ state: 'released' });
  });
});

describe('a measure that rests on a risk area (requirements D6)', () => {
  it('can be ended on the day after the area went off the list, and not while it stands', async () => {
    vi.setSystemTime(new Date('2026-01-22T12:00:00+08:00'));
    const stays = [{ regionCode: '440304', fromDate: '2026-01-10', toDate: '2026-01-12' }];
    const riskStays = { present: true, stays };
    const before = underControl();
    const verifications = (before.verifications ?? []).map((entry) => ({
      ...entry,
      ...(entry.step.kind === 'arrival' && { step: { ...entry.step, riskStays } }),
      ...(entry.imposed !== undefined && { imposed: { ...entry.imposed, ruleId: 'rule-risk' } }),
    }));
    const personal = aPerson({ riskStays });
    const { id } = await api.world.addDeclaration({ ...before, verifications, personal });
    const area = { region: '440304', level: 'high' as const, fromDate: '2026-01-05', example: false };
    const documentNumber = '粤防指〔2026〕3 号';
    await api.addRiskArea({ ...area, version: 1, documentNumber });
    expect((await record<Problem>(id, { kind: 'release' })).body.code).toBe('measure-running');
    await api.addRiskArea({ ...area, version: 2, documentNumber, toDate: '2026-01-21' });
    expect((await record(id, { kind: 'release' })).body).toMatchObject({ state: 'released' });
    expect((await api.world.find(id))?.verifications.at(-1)?.lifted).toEqual([
      { region: '440304', level: 'high', fromDate: '2026-01-05', toDate: '2026-01-21', documentNumber },
    ]);
  });

  it('is followed by no other from before the day on which it was lifted', async () => {
    vi.setSystemTime(new Date('2026-01-22T12:00:00+08:00'));
    const before = underControl();
    const lifting = {
      ...{ key: 'system:1', body: '', at: '2026-01-22T02:00:00.000Z', lifted: [] },
      ...{ by: { sub: 'system', place: community }, step: { kind: 'lifting' as const } },
    };
    const verifications = [...(before.verifications ?? []), lifting];
    const { id } = await api.world.addDeclaration({ ...before, state: 'arrived', verifications });
    const early = await record<Problem>(id, aMeasure({ startDate: '2026-01-21' }));
    expect(early.body.errors).toMatchObject([{ pointer: '/startDate', code: 'measure.period' }]);
    expect((await record(id, aMeasure({ startDate: '2026-01-22' }))).body).toMatchObject({
      state: 'under-control',
    });
  });

  it('is none that can be imposed when the area has left the list', async () => {
    vi.setSystemTime(new Date('2026-01-22T12:00:00+08:00'));
    const stays = [{ regionCode: '440306', fromDate: '2026-01-10', toDate: '2026-01-12' }];
    const given = arrived(anArrival({ riskStays: { present: true, stays } }));
    const { id } = await api.world.addDeclaration(given);
    const area = { region: '440306', level: 'high' as const, fromDate: '2026-01-05', example: false };
    const documentNumber = '粤防指〔2026〕3 号';
    await api.addRiskArea({ ...area, version: 1, documentNumber, toDate: '2026-01-21' });
    const step = aMeasure({ ruleId: 'rule-risk', startDate: '2026-01-22' });
    const refused = await record<Problem>(id, step);
    expect(refused.body.errors).toMatchObject([{ pointer: '/ruleId', code: 'rule.not-offered' }]);
    await api.addRiskArea({ ...area, version: 2, documentNumber });
    expect((await record(id, step)).body).toMatchObject({ state: 'under-control' });
  });
});

describe('a case that somebody else was asked to take', () => {
  it('is still verified by the sender, but closed by nobody until the transfer is answered', async () => {
    const { id } = await api.world.addDeclaration({ waitingAt: otherCommunity });
    expect((await record(id, aContact())).status).toBe(201);
    const closing = await record<Problem>(id, { kind: 'not-coming' });
    expect([closing.status, closing.body.code]).toEqual([409, 'transfer-open']);
  });
});
