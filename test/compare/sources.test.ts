import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedMandate } from '../../schemas/feed-mandate.ts';
import { type FeedRowsTaken, feedRowsTaken } from '../../schemas/feed-rows.ts';
import { caseComparisons, type FeedRun, feedRunList, feedUpload } from '../../schemas/feed-run.ts';
import { problem } from '../../schemas/problem.ts';
import { residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { declareOne } from './declare-one.ts';
import { aMandateRequest } from './mandates/a-mandate.ts';
import { aPcrRow } from './rows/a-pcr-row.ts';

const community = '410105001003';
const [ours, stranger] = [residentId(1), residentId(2)];
const hours = (count: number) => count * 3_600_000;

let running: RunningSystem;
let id = '';
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  id = await declareOne(running, { document: ours, expectedArrivalAt: '2026-01-19T16:00:00+08:00' });
});
afterAll(() => running.stop());

const post = (path: string, body: object) => running.as('province-41')({ method: 'POST', path, body });
const listed = async () => (await running.as('province-41')({ path: '/v1/feed-runs' })).as(feedRunList);
const runNamed = async (name: string): Promise<FeedRun[]> =>
  (await listed()).runs.filter((run) => run.name === name);
const factsOf = async () =>
  (await running.as(`officer-${community}`)({ path: `/v1/declarations/${id}/comparisons` })).as(
    caseComparisons,
  ).facts;
/** What lies in the bucket of the feeds, by name. */
async function objects(): Promise<string[]> {
  const { endpoint } = running.system.s3;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const s3 = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
  const Bucket = running.system.resource('FeedBucket');
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key }) => Key ?? '');
}

describe('rows that are sent through the API', () => {
  const rows = [
    aPcrRow({ document: ours }),
    aPcrRow({ document: stranger, laboratory: '市一,"中心"院' }),
  ].map((row) => ({
    ...row,
    sampledAt: '2026-01-16 08:00',
    resultAt: '2026-01-16 20:00',
  }));

  it('are compared like a file, and once, however often and under whatever key they come', async () => {
    const first = await post('/v1/feeds/pcr/rows', { rows });
    expect(first.status).toBe(202);
    const taken = first.as(feedRowsTaken);
    expect(taken).toMatchObject({ rows: 2, again: false, runs: '/v1/feed-runs' });
    expect((await post('/v1/feeds/pcr/rows', { rows })).as(feedRowsTaken)).toEqual({ ...taken, again: true });
    await running.system.idle();
    expect(await runNamed(taken.name)).toMatchObject([
      {
        ...{ kind: 'pcr', state: 'done', sentBy: { sub: 'province-41', place: '41' } },
        counts: { rows: 2, matched: 1, dropped: 1, rejected: 0 },
        applied: { facts: 1 },
      },
    ]);
    expect(await factsOf()).toMatchObject([{ kind: 'pcr', line: 2, told: { result: 'negative' } }]);
  });

  it('note nothing twice when some of them come in other rows again', async () => {
    const taken = (await post('/v1/feeds/pcr/rows', { rows: rows.slice(0, 1) })).as(feedRowsTaken);
    await running.system.idle();
    expect(await runNamed(taken.name)).toMatchObject([{ applied: { facts: 0, known: 1 } }]);
  });

  it('are refused with what is wrong where, and more than 1,000 for that alone', async () => {
    const wrong = await post('/v1/feeds/pcr/rows', {
      rows: [rows[0], { ...rows[1], colour: '红', result: '' }],
    });
    expect([wrong.status, wrong.as(problem).errors]).toMatchObject([
      422,
      [
        { pointer: '/rows/1/result', code: 'required' },
        { pointer: '/rows/1/colour', code: 'unknown' },
      ],
    ]);
    const many = await post('/v1/feeds/pcr/rows', { rows: Array.from({ length: 1_001 }, () => ({})) });
    expect([many.status, many.as(problem).errors]).toMatchObject([
      422,
      [{ pointer: '/rows', code: 'feed-rows.many' }],
    ]);
    const empty = Array.from({ length: 1_000 }, () => ({}));
    expect((await post('/v1/feeds/pcr/rows', { rows: empty })).as(problem).errors).toHaveLength(100);
    const large = { rows: Array.from({ length: 900 }, () => ({ laboratory: '院'.repeat(400) })) };
    expect((await post('/v1/feeds/pcr/rows', large)).as(problem)).toMatchObject({
      ...{ status: 413, code: 'feed-rows.large' },
    });
    expect((await post('/v1/feeds/horoscope/rows', { rows })).status).toBe(404);
  });
});

describe('a file that tells whereabouts (D3)', () => {
  const seen = (document: string) => ({
    ...{ document, seenAt: '2026-01-17 09:00', region: '410105', serviceNumber: 'G7003' },
  });
  const header = '证件号码,到达时间,到达地区代码';
  const content = `${header}\n${stranger},2026-01-17 09:00,410105\n`;
  const offer = async (name: string) => (await post('/v1/feeds/rail/uploads', { name })).as(feedUpload).url;

  it('is not let in without a written mandate', async () => {
    const rows = { rows: [seen(ours)] };
    const file = { name: 'rail.csv', content: Buffer.from(content).toString('base64') };
    for (const [way, body] of Object.entries({ rows, files: file, uploads: { name: 'rail.csv' } })) {
      const refused = await post(`/v1/feeds/rail/${way}`, body);
      expect([refused.status, refused.as(problem).code]).toEqual([409, 'feed-kind.off']);
    }
    expect((await objects()).filter((key) => key.includes('rail'))).toEqual([]);
  });

  it('is compared under one, and of who is not expected nothing is kept but a count', async () => {
    const recorded = await post('/v1/feed-mandates', aMandateRequest());
    expect(recorded.status).toBe(201);
    expect(recorded.as(feedMandate)).toMatchObject({ id: 'rail-1', recordedBy: { sub: 'province-41' } });
    await running.system.clock.advance(1_000);
    const taken = (await post('/v1/feeds/rail/rows', { rows: [seen(ours), seen(stranger)] })).as(
      feedRowsTaken,
    );
    await running.system.idle();
    const [run] = await runNamed(taken.name);
    expect(run).toMatchObject({
      ...{ state: 'done', counts: { rows: 2, matched: 1, dropped: 1, kept: 0 }, applied: { facts: 1 } },
    });
    expect((await factsOf()).map(({ kind }) => kind)).toContain('rail');
    const made = (await objects()).filter((key) => key.includes(run?.id ?? '-'));
    expect(made.length).toBeGreaterThan(3);
    for (const key of made)
      expect(await running.system.readObject('FeedBucket', key)).not.toContain(stranger);
  });

  it('is deleted unread when its mandate was ended before it came', async () => {
    const url = await offer('late.csv');
    await running.system.clock.advance(1_000);
    expect((await post('/v1/feed-mandates/rail-1/end', { reason: '授权撤回，停止接收' })).status).toBe(201);
    await running.system.clock.advance(1_000);
    expect((await fetch(url, { method: 'PUT', body: content })).status).toBe(200);
    await running.system.idle();
    const [run] = await runNamed('late.csv');
    expect(run).toMatchObject({ state: 'refused', refusal: { code: 'kind-off' } });
    expect(run?.counts).toBeUndefined();
    const left = (key: string) =>
      url.includes(key) || key.startsWith('plain/') || key.includes(run?.id ?? '-');
    expect((await objects()).filter(left)).toEqual([]);
  });
});

describe('a source that is silent (J1)', () => {
  const told = () => running.system.inbox.messages({ kind: 'feed-silent' });
  const pass = async (span: number) => {
    await running.system.clock.advance(span);
    await running.system.idle();
  };

  it('is told to the province once, however long it lasts, and again when it falls silent again', async () => {
    await pass(hours(5.5));
    expect(told()).toEqual([]);
    await pass(hours(1));
    expect(told().map(({ text }) => text)).toEqual([expect.stringContaining('“核酸检测结果”数据逾时未报')]);
    await pass(hours(2));
    expect(told()).toHaveLength(1);
    const rows = [aPcrRow({ document: ours, sampledAt: '2026-01-17 08:00', resultAt: '2026-01-17 12:00' })];
    const taken: FeedRowsTaken = (await post('/v1/feeds/pcr/rows', { rows })).as(feedRowsTaken);
    await running.system.idle();
    const [run] = await runNamed(taken.name);
    const { last } = await listed();
    expect(last.find(({ kind }) => kind === 'pcr')).toEqual({
      ...{ kind: 'pcr', run: run?.id, receivedAt: run?.receivedAt },
    });
    await pass(hours(7));
    expect(told()).toHaveLength(2);
    expect(new Set(told().map(({ id: one }) => one)).size).toBe(2);
  });
});
