import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseViews } from '../../schemas/case-list.ts';
import { caseComparisons, type FeedRun, feedRunList, feedUpload } from '../../schemas/feed-run.ts';
import { residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { declareOne } from './declare-one.ts';
import { putFeed, type SendFeed, sendFeed } from './send-feed.ts';

const community = '410105001003';
const [ours, other] = [residentId(1), residentId(2)];
/** One digit is not what the check character says. */
const wrongDocument = `${other.slice(0, 16)}${(Number(other[16]) + 1) % 10}${other.slice(17)}`;
const header = '证件号码,姓名,手机号码,采样时间,检测结果,结果时间,检测机构';
const row = (document: string, result: string, at = '09:30') =>
  `${document},,,2026-01-17 08:00:00,${result},2026-01-17 ${at}:00,市疾控中心`;

let running: RunningSystem;
let id = '';
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
  id = await declareOne(running, { document: ours, expectedArrivalAt: '2026-01-17T16:00:00+08:00' });
});
afterAll(() => running.stop());

const province = () => running.as('province-41');

const send: SendFeed = (name, content, more) => sendFeed(running, name, content, more);
const runs = async (): Promise<FeedRun[]> =>
  (await province()({ path: '/v1/feed-runs' })).as(feedRunList).runs;
const factsOf = async (sub: string) =>
  (await running.as(sub)({ path: `/v1/declarations/${id}/comparisons` })).as(caseComparisons).facts;
const file = (...rows: string[]) => `\uFEFF${[header, ...rows].join('\n')}\n`;

describe('a feed file', () => {
  it('is compared with who is expected, and noted at their cases; the rest is counted (invariant 8)', async () => {
    const rows = [row(ours, '阴性'), row(other, '阴性'), row(other.slice(1), '阴性')];
    const run = await send('昨日结果.csv', file(...rows));
    expect(run).toMatchObject({
      ...{ kind: 'pcr', name: '昨日结果.csv', state: 'done' },
      counts: { rows: 3, matched: 1, candidates: 0, kept: 0, dropped: 1, repeated: 0, rejected: 1 },
      applied: { facts: 1, known: 0, others: 0 },
    });
    const facts = await factsOf(`officer-${community}`);
    expect(facts).toMatchObject([
      { kind: 'pcr', line: 2, run: run?.id, told: { result: 'negative', laboratory: '市疾控中心' } },
    ]);
    expect(JSON.stringify(facts)).not.toContain(ours);
  });

  it('changes nothing when it is sent again, and notes a newer word beside the older one, in any order', async () => {
    const again = await send('again.csv', file(row(ours, '阴性')));
    expect(again?.applied).toMatchObject({ facts: 0, known: 1, others: 0 });
    await send('newer.csv', file(row(ours, '阳性', '09:50')));
    await send('older.csv', file(row(ours, '待检', '08:10')));
    const facts = await factsOf(`officer-${community}`);
    expect(facts.map(({ told }) => told['result'])).toEqual(['positive', 'negative', 'pending']);
  });

  it('names the rejected rows by line, column and reason, and nothing that stands in them', async () => {
    const run = await send(
      'bad.csv',
      file(row(ours, '阴性'), row(wrongDocument, '阴性'), row(other, '不详')),
    );
    expect(run?.counts).toMatchObject({ rows: 3, matched: 1, rejected: 2 });
    const link = await province()({ method: 'POST', path: `/v1/feed-runs/${run?.id}/rejected`, body: {} });
    const list = await (await fetch(link.as(feedUpload).url)).text();
    const [, first, second] = list.trim().split('\r\n');
    expect(first).toMatch(/^3,证件号码,/);
    expect(second).toMatch(/^4,检测结果,/);
    expect(list).not.toContain(wrongDocument);
  });

  it('can be in GB18030, or compressed, with a manifest that proves it', async () => {
    const packed = gzipSync(file(row(ours, '阴性', '09:20')));
    const good = { rows: 1, sha256: createHash('sha256').update(packed).digest('hex') };
    expect(await send('packed.csv.gz', packed, { manifest: good })).toMatchObject({
      state: 'done',
      counts: { matched: 1 },
    });
    const wrong = await send('cut.csv.gz', packed, { manifest: { ...good, rows: 2 } });
    expect(wrong).toMatchObject({ state: 'refused', refusal: { code: 'manifest-rows' } });
    const other = await send('other.csv.gz', packed, { manifest: { sha256: '0'.repeat(64) } });
    expect(other).toMatchObject({ state: 'refused', refusal: { code: 'manifest-hash' } });
  });

  it.each([
    ['empty', '\uFEFF'],
    ['binary', Buffer.from([0, 1, 2, 3, 0, 0, 9])],
    ['spreadsheet', Buffer.from('PK\u0003\u0004 and what follows')],
    ['header-missing', 'one,two\n1,2\n'],
    ['delimiter-wrong', `${header.replaceAll(',', '|')}\n${'x|'.repeat(7)}\n`],
    ['archive-broken', gzipSync(file(row(ours, '阴性'))).subarray(0, 40)],
  ])('is refused as a whole, by its own name, and nothing of it is noted: %s', async (code, content) => {
    const before = await factsOf(`officer-${community}`);
    const run = await send(`${code}.csv`, content);
    expect(run).toMatchObject({ state: 'refused', refusal: { code } });
    expect(run?.applied).toBeUndefined();
    expect(await factsOf(`officer-${community}`)).toEqual(before);
  });

  it('can be sent through the API, once however often the request comes', async () => {
    const content = Buffer.from(file(row(ours, '阴性', '09:40'))).toString('base64');
    const call = {
      method: 'POST',
      path: '/v1/feeds/pcr/files',
      body: { name: 'sent.csv', content },
      headers: { 'Idempotency-Key': 'a-file-that-is-sent-twice' },
    };
    expect([(await province()(call)).status, (await province()(call)).status]).toEqual([201, 201]);
    await running.system.idle();
    expect((await runs()).filter(({ name }) => name === 'sent.csv')).toMatchObject([
      { state: 'done', applied: { facts: 1 } },
    ]);
    const garbled = { ...call, body: { name: 'sent.csv', content: '%' }, headers: {} };
    expect((await province()(garbled)).status).toBe(422);
  });

  it('is told of to the levels, and to nobody whose case it is not', async () => {
    expect(
      (await running.as('officer-410105001006')({ path: `/v1/declarations/${id}/comparisons` })).status,
    ).toBe(404);
    expect(await factsOf('county-410105')).toEqual(await factsOf(`officer-${community}`));
    const unknown = await province()({
      method: 'POST',
      path: '/v1/feeds/horoscope/uploads',
      body: { name: 'a.csv' },
    });
    expect(unknown.status).toBe(404);
    const asked = await running.as('county-410105')({
      method: 'POST',
      path: '/v1/feeds/pcr/uploads',
      body: { name: 'a.csv' },
    });
    expect(asked.status).toBe(403);
  });

  it('is looked up at a case on record (D2)', async () => {
    const county = running.as('county-410105');
    const viewsOf = async () =>
      (await county({ path: `/v1/declarations/${id}/views` })).as(caseViews).views.length;
    const before = await viewsOf();
    await factsOf('county-410105');
    expect(await viewsOf()).toBe(before + 1);
  });

  it('ends the same when each of its functions dies once', async () => {
    const names = running.system.model.functions
      .map(({ name }) => name)
      .filter((name) => /Compare(Arrive|Inspect|People|Chunk|Reconcile|Write|End)/.test(name));
    expect(names).toHaveLength(7);
    for (const functionName of names)
      await running.system.faults.inject({ kind: 'kill-before', functionName, times: 1 });
    const through = { name: 'through.csv', kind: 'pcr', key: 'pcr/through.csv' };
    await putFeed(running, through, file(row(ours, '阴性')));
    // Each task is done again a little later.
    for (let look = 0; look < 8; look += 1) {
      await running.system.clock.advance(10_000);
      await running.system.idle();
    }
    const [run] = await runs();
    expect(run).toMatchObject({
      name: 'through.csv',
      state: 'done',
      applied: { facts: 0, known: 1, others: 0 },
    });
    expect((await runs()).filter(({ name }) => name === 'through.csv')).toHaveLength(1);
  });
});
