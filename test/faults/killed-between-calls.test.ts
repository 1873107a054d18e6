import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declared, receipt } from '../../schemas/receipt.ts';
import { caseDetail } from '../../schemas/worklist.ts';
import { aRequest, aTraveller, aTrip, phoneNumber, residentId } from '../support/builders.ts';
import type { Answer, Call, Client } from '../support/http-client.ts';
import { aReceiptSecret } from '../support/receipt-secret.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

const community = '410105001003';

interface Written {
  running: RunningSystem;
  client: Client;
  call: Call;
}

/** How many AWS calls a function makes to answer a request, as the meter sees them. */
async function countCalls({ running, client, call }: Written, functionName: string): Promise<number> {
  const recording = running.system.meter.record();
  await client(call);
  const calls = recording.calls().filter((each) => each.functionName.includes(functionName));
  recording.stop();
  return calls.length;
}

/** The same request until it is answered as if nothing had happened: what a phone does that got no answer. */
async function retried({ client, call }: Written): Promise<Answer> {
  for (let tries = 0; tries < 4; tries += 1) {
    const answer = await client(call);
    if (answer.status < 500) return answer;
  }
  throw new Error('the retries were not answered either');
}

describe('a function that is killed between any two of its calls', () => {
  let running: RunningSystem;
  let officer: Client;
  let people = 0;
  const device = aReceiptSecret();
  const receiptSecret = { 'Receipt-Secret': device.secret };

  beforeAll(async () => {
    running = await aRunningSystem({ at: '2026-01-17T10:00:00+08:00', only: [community] });
    officer = running.as(`officer-${community}`);
  });
  afterAll(() => running.stop());

  /** The form of a new person, or of one that declared before. */
  const submission = (person = (people += 1)): Written => {
    const body = aRequest({
      trip: aTrip({
        expectedArrivalAt: '2026-01-20T15:00:00+08:00',
        destination: { community, address: '1 号楼' },
      }),
      declarant: { name: '张伟明', phone: phoneNumber(person) },
      travellers: [
        aTraveller({
          phone: phoneNumber(person),
          document: { type: 'resident-id', number: residentId(person) },
        }),
      ],
      receiptHash: device.hash,
    });
    const headers = { 'Idempotency-Key': randomUUID() };
    return {
      running,
      client: running.citizen,
      call: { method: 'POST', path: '/v1/declarations', body, headers },
    };
  };
  const submitted = async () => (await retried(submission())).as(declared).declarations[0]?.id ?? '';
  const receiptOf = async (id: string) =>
    (await running.citizen({ path: `/v1/declarations/${id}`, headers: receiptSecret })).as(receipt);

  /** Does `write` once for every place where its function can die, before and after each of its calls. */
  async function dieEverywhere(
    functionName: string,
    prepare: () => Promise<Written>,
    then: (written: Written, answer: Answer) => Promise<void>,
  ) {
    const calls = await countCalls(await prepare(), functionName);
    expect(calls).toBeGreaterThan(0);
    for (let nth = 1; nth <= calls; nth += 1)
      for (const kind of ['kill-before', 'kill-after', 'error-after-commit', 'throttle'] as const) {
        const written = await prepare();
        await running.system.faults.clear();
        await running.system.faults.inject({ kind, functionName: fullName(functionName), nth, times: 1 });
        const answer = await retried(written);
        await running.system.faults.clear();
        await then(written, answer);
      }
  }
  const fullName = (id: string) => running.system.resource(id);

  it('has stored a submission once, however often it is sent again', async () => {
    await dieEverywhere(
      'DeclareSubmit',
      () => Promise.resolve(submission()),
      async (written, answer) => {
        expect(answer.status).toBe(201);
        const again = await written.client(written.call);
        expect(again.text).toBe(answer.text);
        const id = answer.as(declared).declarations[0]?.id ?? '';
        expect(await receiptOf(id)).toMatchObject({ version: 1, state: 'declared' });
      },
    );
  });

  it('has counted an edit once', async () => {
    const edit = async (): Promise<Written> => {
      const id = await submitted();
      const { trip, traveller, version } = await receiptOf(id);
      const body = {
        trip: { ...trip, expectedArrivalAt: '2026-01-22T15:00:00+08:00' },
        traveller,
        truthful: true,
      };
      const headers = { ...receiptSecret, 'If-Match': `"${version}"`, 'Idempotency-Key': randomUUID() };
      return {
        running,
        client: running.citizen,
        call: { method: 'PUT', path: `/v1/declarations/${id}`, body, headers },
      };
    };
    await dieEverywhere('DeclareManage', edit, async (_, answer) => {
      expect(answer.status).toBe(200);
      expect(answer.as(receipt)).toMatchObject({ editsLeft: 1 });
      expect(await receiptOf(answer.as(receipt).id)).toMatchObject({ editsLeft: 1, version: 2 });
    });
  });

  it('has withdrawn, and freed the day for another declaration', async () => {
    const withdrawal = async (): Promise<Written> => {
      const id = await submitted();
      const headers = { ...receiptSecret, 'Idempotency-Key': randomUUID() };
      return {
        running,
        client: running.citizen,
        call: { method: 'POST', path: `/v1/declarations/${id}/withdrawal`, body: {}, headers },
      };
    };
    await dieEverywhere('DeclareManage', withdrawal, async (_, answer) => {
      expect(answer.status).toBe(200);
      expect(answer.as(receipt)).toMatchObject({ state: 'withdrawn' });
      const again = (await retried(submission(people))).as(declared).declarations[0]?.id ?? '';
      const { claimOf, state } = (await officer({ path: `/v1/declarations/${again}` })).as(caseDetail);
      expect({ claimOf, state }).toEqual({ claimOf: undefined, state: 'declared' });
    });
  });

  it('has recorded a step of the verification once', async () => {
    const step = async (): Promise<Written> => {
      const id = await submitted();
      const headers = { 'Idempotency-Key': randomUUID() };
      const body = { kind: 'contact', means: 'phone', reached: true };
      return {
        running,
        client: officer,
        call: { method: 'POST', path: `/v1/declarations/${id}/verifications`, body, headers },
      };
    };
    await dieEverywhere('VerifyRecord', step, async ({ call }, answer) => {
      expect(answer.status).toBe(201);
      const { verifications } = (await officer({ path: call.path.replace('/verifications', '') })).as(
        caseDetail,
      );
      expect(verifications).toHaveLength(1);
    });
  });

  it('has handed everything out once the stream and the queues have been read', async () => {
    // A killed queue consumer gets its messages again when their visibility ends, minutes later: the stream and the round are
    // killed here, the consumers are throttled.
    for (const functionName of ['DistributeStream', 'DistributeRound'])
      for (const kind of ['kill-before', 'kill-after'] as const)
        await running.system.faults.inject({ kind, functionName: fullName(functionName), nth: 1, times: 1 });
    for (const functionName of ['DistributeQueue', 'NotifySend'])
      await running.system.faults.inject({
        kind: 'throttle',
        functionName: fullName(functionName),
        nth: 1,
        times: 2,
      });
    const id = await submitted();
    await running.system.idle();
    await running.system.clock.advance(31 * 60_000);
    await running.system.idle();
    await running.system.faults.clear();
    await running.system.clock.advance(60 * 60_000);
    await running.system.idle();
    expect(await receiptOf(id)).toMatchObject({ state: 'assigned' });
    const digests = running.system.inbox.messages({ kind: 'round-digest' });
    expect(digests.length).toBeGreaterThan(0);
    expect(new Set(digests.map((digest) => digest.id)).size).toBe(digests.length);
    expect(await running.system.deadLetters.list()).toEqual([]);
  });
});
