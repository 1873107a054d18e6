import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { problem } from '../../schemas/problem.ts';
import { declared, receipt } from '../../schemas/receipt.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../support/builders.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { aReceiptSecret } from '../support/receipt-secret.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

const community = '410105001003';
const destination = { community, address: '1 号楼' };
const anArrival = '2026-01-20T15:00:00+08:00';

describe('bad input, on the running system', () => {
  let running: RunningSystem;
  let citizen: Client;
  let people = 0;
  const device = aReceiptSecret();
  const receiptSecret = { 'Receipt-Secret': device.secret };

  beforeAll(async () => {
    running = await aRunningSystem({ at: '2026-01-17T10:00:00+08:00', only: ['410105001'] });
    citizen = running.citizen;
  });
  afterAll(() => running.stop());

  const form = (given: Parameters<typeof aTrip>[0] = {}, n = (people += 1)) =>
    aRequest({
      trip: aTrip({ expectedArrivalAt: anArrival, destination, ...given }),
      travellers: [aTraveller({ document: { type: 'resident-id', number: residentId(n) } })],
      receiptHash: device.hash,
    });
  const submit = (body: unknown, headers: Record<string, string> = {}) =>
    citizen({ method: 'POST', path: '/v1/declarations', body, headers });
  const submitText = (raw: string) => citizen({ method: 'POST', path: '/v1/declarations', raw });
  const pointersOf = (answer: Answer) =>
    (answer.as(problem).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  const submitted = async (given = {}) => (await submit(form(given))).as(declared).declarations[0]?.id ?? '';
  const stored = () => {
    const entries = running.system.meter
      .entries()
      .filter(({ functionName }) => functionName.includes('DeclareSubmit'));
    return entries
      .filter(({ service, resource }) => service === 'dynamodb' && !resource.endsWith('KeyTable'))
      .reduce((sum, { writeUnits }) => sum + writeUnits, 0);
  };

  it.each([
    [
      'in the past',
      { expectedArrivalAt: '2026-01-17T09:59:00+08:00' },
      '/trip/expectedArrivalAt arrival.past',
    ],
    [
      '61 days ahead',
      { expectedArrivalAt: '2026-03-19T00:00:00+08:00' },
      '/trip/expectedArrivalAt arrival.far',
    ],
    [
      'in no community',
      { destination: { community: '410105001999', address: 'x' } },
      '/trip/destination/community community.unknown',
    ],
    [
      'outside Henan',
      { destination: { community: '310105001003', address: 'x' } },
      '/trip/destination/community community.format',
    ],
  ])('an arrival %s is answered 422 at its field, and nothing is stored', async (_, trip, pointer) => {
    const before = stored();
    const answer = await submit(form(trip));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(pointersOf(answer)).toEqual([pointer]);
    expect(stored()).toBe(before);
  });

  it('is answered in the language of the request', async () => {
    const wrong = form({ expectedArrivalAt: '2026-01-17T09:59:00+08:00' });
    const chinese = (await submit(wrong, { 'Accept-Language': 'zh-CN,zh;q=0.9' })).as(problem);
    const english = (await submit(wrong, { 'Accept-Language': 'en-GB,en;q=0.8' })).as(problem);
    expect(chinese.errors?.[0]?.message).toMatch(/\p{Script=Han}/u);
    expect(english.errors?.[0]?.message).toMatch(/^[\x20-\x7e]+$/);
  });

  it.each([
    ['not JSON', '{"declarant":', 400],
    ['a duplicate key', '{"declarant":1,"declarant":2}', 400],
    ['__proto__', '{"__proto__":{"role":"province"}}', 400],
    ['a thousand levels', '['.repeat(1000) + ']'.repeat(1000), 400],
    ['more than 64 KB', JSON.stringify({ name: 'x'.repeat(65 * 1024) }), 413],
  ])('%s is answered without a stack, and nothing is stored', async (_, raw, status) => {
    const before = stored();
    const answer = await submitText(raw);
    expect(answer.status).toBe(status);
    expect(answer.as(problem).status).toBe(status);
    expect(answer.text).not.toContain(' at ');
    expect(stored()).toBe(before);
  });

  it('the same Idempotency-Key gets the same bytes; with another body 422', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = form();
    const [one, two] = [await submit(body, key), await submit(body, key)];
    expect(two.status).toBe(201);
    expect(two.text).toBe(one.text);
    const other = await submit({ ...body, language: 'en' }, key);
    expect(other.status).toBe(422);
    expect(other.as(problem).code).toBe('idempotency.reused');
  });

  it('the same person and day gets an answer like anybody’s', async () => {
    const n = (people += 1);
    const [one, two] = [await submit(form({}, n)), await submit(form({}, n))];
    expect(two.status).toBe(one.status);
    const shapes = [one, two].map((answer) => {
      const { declarations } = answer.as(declared);
      return declarations.map((each) => ({
        ...each,
        id: each.id.length,
        submittedAt: each.submittedAt.length,
      }));
    });
    expect(shapes[1]).toEqual(shapes[0]);
    const receipts = await Promise.all(
      [one, two].map((answer) =>
        citizen({
          path: `/v1/declarations/${answer.as(declared).declarations[0]?.id ?? ''}`,
          headers: receiptSecret,
        }),
      ),
    );
    expect(receipts.map((answer) => answer.as(receipt).state)).toEqual(['declared', 'declared']);
  });

  it('all that is wrong is named in one answer, whether a field can be read or not', async () => {
    const trip = {
      expectedArrivalAt: '2026-01-17T09:59:00+08:00',
      destination: { community: '410105001999', address: 'x' },
    };
    const body = { ...form(trip), declarant: { name: '', phone: '12' } };
    const expected = [
      '/declarant/name',
      '/declarant/phone',
      '/trip/destination/community',
      '/trip/expectedArrivalAt',
    ];
    const fieldsOf = (answer: Answer) =>
      pointersOf(answer)
        .map((one) => one.split(' ')[0])
        .toSorted();
    const answer = await submit(body);
    expect([answer.status, fieldsOf(answer)]).toEqual([422, expected]);
    const id = await submitted();
    const edit = { trip: body.trip, traveller: { ...body.travellers[0], phone: '12' }, truthful: true };
    const edited = await citizen({
      method: 'PUT',
      path: `/v1/declarations/${id}`,
      body: edit,
      headers: { ...receiptSecret, 'If-Match': '"1"' },
    });
    expect([edited.status, fieldsOf(edited)]).toEqual([422, ['/traveller/phone', ...expected.slice(2)]]);
  });

  it('the third edit, an edit after arrival, and one of a stale version are refused by name', async () => {
    const id = await submitted();
    const edit = async (version: number) => {
      const { trip, traveller } = (
        await citizen({ path: `/v1/declarations/${id}`, headers: receiptSecret })
      ).as(receipt);
      const headers = { ...receiptSecret, 'If-Match': `"${version}"` };
      return citizen({
        method: 'PUT',
        path: `/v1/declarations/${id}`,
        body: { trip, traveller, truthful: true },
        headers,
      });
    };
    expect((await edit(1)).status).toBe(200);
    const stale = await edit(1);
    expect([stale.status, stale.as(problem).code]).toEqual([412, 'version-stale']);
    expect((await edit(2)).status).toBe(200);
    const third = await edit(3);
    expect([third.status, third.as(problem).code]).toEqual([409, 'edits-used-up']);
  });

  it('two edits at once are never both the second', async () => {
    const id = await submitted();
    const path = `/v1/declarations/${id}`;
    const { trip, traveller } = (await citizen({ path, headers: receiptSecret })).as(receipt);
    const edit = () =>
      citizen({
        method: 'PUT',
        path,
        body: { trip, traveller, truthful: true },
        headers: { ...receiptSecret, 'If-Match': '"1"' },
      });
    const answers = await Promise.all([edit(), edit(), edit()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  });

  it('someone else’s id answers like an unknown one: same status, same bytes, same calls', async () => {
    const known = await submitted();
    const unknown = 'AAAAAAAAAAAAAAAAAAAAAA';
    const stranger = { 'Receipt-Secret': aReceiptSecret().secret };
    const ask = async (id: string) => {
      running.system.meter.reset();
      const answer = await citizen({ path: `/v1/declarations/${id}`, headers: stranger });
      const calls = running.system.meter.entries().filter(({ service }) => service !== 'lambda');
      return {
        status: answer.status,
        text: answer.text,
        calls: calls.map(({ service, action, resource, requests, readUnits }) => ({
          service,
          action,
          resource,
          requests,
          readUnits,
        })),
      };
    };
    await ask(unknown);
    const [theirs, nobodys] = [await ask(known), await ask(unknown)];
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(nobodys);
  });

  it('no token, an expired or a forged one gets 401 with the body of API Gateway', async () => {
    const message = z.object({ message: z.literal('Unauthorized') });
    const expired = await running.system.issueToken(`officer-${community}`, 1);
    await running.system.clock.advance(120_000);
    const valid = await running.system.issueToken(`officer-${community}`);
    const [header = '', , signature = ''] = valid.split('.');
    const claims = Buffer.from(
      JSON.stringify({ sub: 'province-41', iss: running.system.issuerUrl, aud: 'baobei-staff', exp: 4e9 }),
    ).toString('base64url');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    for (const token of ['', 'x', expired, `${header}.${claims}.${signature}`, none]) {
      const response = await fetch(`${running.system.officerUrl}/v1/worklist`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(401);
      message.parse(await response.json());
    }
    expect(
      (
        await fetch(`${running.system.officerUrl}/v1/worklist`, {
          headers: { Authorization: `Bearer ${valid}` },
        })
      ).status,
    ).toBe(200);
  });

  it('too many codes for one phone get 429 with Retry-After', async () => {
    const ask = () =>
      citizen({ method: 'POST', path: '/v1/citizen/codes', body: { phone: '13900001111', language: 'zh' } });
    const answers: Answer[] = [];
    for (let n = 0; n < 8; n += 1) answers.push(await ask());
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers[0]?.status).toBe(201);
  });

  it('a path that nobody knows is a 404 in our own words', async () => {
    const answer = await citizen({ path: '/v1/nothing' });
    expect(answer.status).toBe(404);
    expect(answer.as(problem).code).toBe('not-found');
  });
});
