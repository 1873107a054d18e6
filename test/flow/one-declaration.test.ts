import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declared, receipt } from '../../schemas/receipt.ts';
import { caseDetail, recordedStep, worklist } from '../../schemas/worklist.ts';
import { aRequest, aTrip } from '../support/builders.ts';
import type { Client } from '../support/http-client.ts';
import { aReceiptSecret } from '../support/receipt-secret.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

// One journey, told in order: each `it` goes on where the one before ended.
describe('one declaration, from the phone of a returnee to the end of her monitoring', () => {
  const community = '410105001003';
  const neighbour = '410105001006';
  const device = aReceiptSecret();
  const receiptSecret = { 'Receipt-Secret': device.secret };

  let running: RunningSystem;
  let citizen: Client;
  let officer: Client;
  let neighbourOfficer: Client;
  let id = '';

  const receiptNow = async () =>
    (await citizen({ path: `/v1/declarations/${id}`, headers: receiptSecret })).as(receipt);
  const worklistOf = async (client: Client) => (await client({ path: '/v1/worklist' })).as(worklist);
  const caseFor = async (client: Client) => (await client({ path: `/v1/declarations/${id}` })).as(caseDetail);
  const post = (client: Client, path: string, body: unknown) =>
    client({ method: 'POST', path: `/v1/declarations/${id}${path}`, body });
  const verify = async (client: Client, step: unknown) =>
    (await post(client, '/verifications', step)).as(recordedStep);
  const timeIs = async (at: string) => {
    await running.system.clock.set(new Date(`${at}+08:00`));
    await running.system.idle();
  };

  beforeAll(async () => {
    running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00' });
    citizen = running.citizen;
    officer = running.as(`officer-${community}`);
    neighbourOfficer = running.as(`officer-${neighbour}`);
  });
  afterAll(() => running.stop());

  it('three days ahead, she declares her return on her phone and gets a receipt', async () => {
    const trip = aTrip({
      expectedArrivalAt: '2026-01-20T15:00:00+08:00',
      destination: { community, address: '3 号楼 501' },
    });
    const answer = await citizen({
      method: 'POST',
      path: '/v1/declarations',
      body: aRequest({ trip, receiptHash: device.hash }),
    });
    expect(answer.status).toBe(201);
    const { declarations } = answer.as(declared);
    expect(declarations).toMatchObject([{ leadDays: 3, shortNotice: false }]);
    id = declarations[0]?.id ?? '';
    expect(await receiptNow()).toMatchObject({
      state: 'declared',
      editsLeft: 2,
      community: { code: community },
    });
  });

  it('the officer does not see it before the round', async () => {
    await running.system.idle();
    expect((await worklistOf(officer)).rows).toEqual([]);
  });

  it('the 10:30 round hands it out, and one message tells the officer so', async () => {
    await timeIs('2026-01-17T10:30:05');
    const { rows } = await worklistOf(officer);
    expect(rows).toMatchObject([{ id, section: 'new', dueAt: '2026-01-17T16:00:00.000Z' }]);
    expect(running.system.inbox.messages({ kind: 'round-digest' })).toHaveLength(1);
    expect(await receiptNow()).toMatchObject({ state: 'assigned' });
  });

  it('no other community sees it', async () => {
    expect((await worklistOf(neighbourOfficer)).rows).toEqual([]);
    expect((await neighbourOfficer({ path: `/v1/declarations/${id}` })).status).toBe(404);
  });

  it('the officer calls her, and the call is on record', async () => {
    expect(await verify(officer, { kind: 'contact', means: 'phone', reached: true })).toMatchObject({
      state: 'contacted',
    });
    expect(await receiptNow()).toMatchObject({ state: 'contacted' });
  });

  it('her train is changed: she edits once, and says "delayed" without using up an edit', async () => {
    const { version, trip, traveller } = await receiptNow();
    const answer = await citizen({
      method: 'PUT',
      path: `/v1/declarations/${id}`,
      body: {
        trip: { ...trip, journey: { transport: 'train', serviceNumber: 'G89' } },
        traveller,
        truthful: true,
      },
      headers: { ...receiptSecret, 'If-Match': `"${version}"` },
    });
    expect(answer.status).toBe(200);
    const delayed = { kind: 'delayed', newExpectedArrivalAt: '2026-01-20T18:00:00+08:00' };
    const told = await citizen({
      method: 'POST',
      path: `/v1/declarations/${id}/messages`,
      body: delayed,
      headers: receiptSecret,
    });
    expect(told.status).toBe(201);
    expect(await receiptNow()).toMatchObject({ editsLeft: 1, messages: [{ content: { kind: 'delayed' } }] });
  });

  it('she stays with relatives in the next community: the case is transferred, and accepted there', async () => {
    await timeIs('2026-01-20T16:00:00');
    const sent = await post(officer, '/transfers', { community: neighbour, reason: '住在亲戚家' });
    expect(sent.as(recordedStep)).toMatchObject({ place: community, n: 1 });
    const waiting = await worklistOf(neighbourOfficer);
    expect(waiting.rows).toMatchObject([{ id, section: 'waiting-for-acceptance', transfer: 1 }]);
    const accepted = await post(neighbourOfficer, '/transfers/1/acceptance', {});
    expect(accepted.as(recordedStep)).toMatchObject({ place: neighbour });
    expect((await officer({ path: `/v1/declarations/${id}` })).status).toBe(404);
  });

  it('the arrival is recorded with symptoms and risk areas asked again', async () => {
    const recorded = await verify(neighbourOfficer, {
      kind: 'arrival',
      arrivedAt: '2026-01-20T15:20:00+08:00',
      journey: { transport: 'train', serviceNumber: 'G89' },
      symptoms: { present: false },
      riskStays: { present: false },
    });
    expect(recorded).toMatchObject({ state: 'arrived' });
  });

  it('the measure is picked among what the rules yield, with its document number', async () => {
    const { offered } = await caseFor(neighbourOfficer);
    const offer = offered.find(({ ruleId }) => ruleId === 'example-domestic');
    const { ruleId, ruleVersion, option } = offer ?? {};
    const recorded = await verify(neighbourOfficer, {
      kind: 'measure',
      ruleId,
      ruleVersion,
      option,
      startDate: '2026-01-20',
    });
    expect(recorded).toMatchObject({ state: 'under-control' });
    expect(await receiptNow()).toMatchObject({
      state: 'under-control',
      measures: [{ documentNumber: '示例〔2026〕1号', endDate: '2026-01-22' }],
    });
  });

  it('a measure that no rule yields for her is refused', async () => {
    const foreign = {
      kind: 'measure',
      ruleId: 'example-abroad',
      ruleVersion: 1,
      option: 0,
      startDate: '2026-01-20',
    };
    const answer = await post(neighbourOfficer, '/verifications', foreign);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('rule.not-offered');
  });

  it('the tests of the first and the third day are recorded, then she is released', async () => {
    const test = (sampledAt: string) =>
      verify(neighbourOfficer, { kind: 'test', sampledAt, result: 'negative' });
    await test('2026-01-20T15:40:00+08:00');
    await timeIs('2026-01-22T09:00:00');
    await test('2026-01-22T08:30:00+08:00');
    expect((await caseFor(neighbourOfficer)).tests).toEqual([
      { date: '2026-01-20', done: true },
      { date: '2026-01-22', done: true },
    ]);
    await timeIs('2026-01-23T09:00:00');
    expect(await verify(neighbourOfficer, { kind: 'release' })).toMatchObject({ state: 'released' });
    expect(await receiptNow()).toMatchObject({ state: 'released' });
    expect((await worklistOf(neighbourOfficer)).rows).toEqual([]);
  });

  it.each(['township-410105001', 'county-410105', 'city-4101', 'province-41'])(
    '%s sees the whole case',
    async (sub) => {
      const { verifications, transfers } = await caseFor(running.as(sub));
      expect(verifications.map(({ step }) => step.kind)).toEqual([
        'contact',
        'arrival',
        'measure',
        'test',
        'test',
        'release',
      ]);
      expect(transfers).toMatchObject([{ from: community, to: neighbour, state: 'accepted' }]);
    },
  );

  it('and the county beside it does not', async () => {
    const beside = running.as('county-410102');
    expect((await beside({ path: `/v1/declarations/${id}` })).status).toBe(404);
  });
});
