import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { cityConflictList } from '../../../schemas/city-conflict.ts';
import { cityImportList } from '../../../schemas/city-import.ts';
import { feedUpload } from '../../../schemas/feed-run.ts';
import { fileLink } from '../../../schemas/file-link.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { residentId } from '../../support/builders.ts';
import type { RunningSystem } from '../../support/running-system.ts';
import { aCityRow, asCityFile, type CityCells } from '../a-city-row.ts';
import { declareOne } from '../declare-one.ts';
import { aMapping } from './a-city.ts';

const city = '/v1/city-systems/4101';

async function decide({ as }: RunningSystem, state: string, seen: number): Promise<void> {
  const body = { state, freshHours: 24, reason: '按计划' };
  const headers = { 'If-Match': `"${seen}"` };
  expect((await as('province-41')({ method: 'PUT', path: city, body, headers })).status).toBe(200);
}

/** The province connects a city’s own system, which tells no counts of its days. */
export async function connectCity(running: RunningSystem): Promise<void> {
  await decide(running, 'connected', 0);
}

/**
 * A city that is connected merges in, by every part of it that there is (requirements J1): mapped anew, sent by file, rows and upload, with a conflict
 * that is decided for it, both sides’ counts, a file that is no text, and one that came after the cut-over.
 */
export async function importCity(running: RunningSystem): Promise<void> {
  const { system, as } = running;
  const client = as('city-system-4101');
  const now = system.clock.now().getTime();
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const cells = (ordinal: number, given: CityCells = {}): CityCells =>
    aCityRow({
      ...{ 报备单号: `Z-${ordinal}`, 证件号码: residentId(ordinal) },
      ...{ 提交时间: at(-2), 更新时间: at(-2), 预计抵达时间: at(40), ...given },
    });
  const post = async (path: string, body: object) => {
    const answer = await client({ method: 'POST', path: `${city}/${path}`, body });
    await system.idle();
    return answer;
  };
  const mapping = { method: 'PUT', path: `${city}/mapping`, body: aMapping() } as const;
  expect((await client({ ...mapping, headers: { 'If-Match': '"1"' } })).status).toBe(200);
  await client({ path: `${city}/mapping` });
  const expectedArrivalAt = at(40);
  await declareOne(running, { document: residentId(92), expectedArrivalAt }, '410105001006');
  const content = gzipSync(asCityFile([cells(91), cells(92)])).toString('base64');
  expect((await post('files', { name: 'day.csv.gz', content })).status).toBe(202);
  // Twice for one moment, and a day nobody has declared for yet.
  const later = { 更新时间: at(-1) };
  const moved = { ...later, 预计抵达时间: at(24 * 9) };
  const rows = [
    cells(91, { ...later, 车次航班: 'G2' }),
    cells(91, moved),
    cells(94, { 预计抵达时间: at(24 * 20) }),
  ];
  expect((await post('rows', { rows })).status).toBe(202);
  await post('files', { name: 'none.csv', content: 'AAAA' });
  const { conflicts } = (await as('city-4101')({ path: `${city}/conflicts` })).as(cityConflictList);
  const [same] = conflicts.filter(({ kind }) => kind === 'same-time');
  const decision = { decision: 'theirs', reason: '市系统核对' };
  const path = `${city}/conflicts/${same?.id}/decision`;
  expect((await as('city-4101')({ method: 'POST', path, body: decision })).status).toBe(201);
  const { imports } = (await client({ path: `${city}/imports` })).as(cityImportList);
  const done = imports.find(({ state }) => state === 'done');
  const link = await post(`imports/${done?.id}/outcomes`, {});
  expect((await fetch(link.as(fileLink).url)).status).toBe(200);
  const day = shanghaiDate(new Date(now - 24 * 3_600_000));
  const counts = {
    method: 'PUT',
    path: `${city}/counts/${day}`,
    body: { declared: 2, withdrawn: 0 },
  } as const;
  expect((await client(counts)).status).toBe(200);
  await client({ path: `${city}/counts` });
  const offered = await post('uploads', { name: 'late.csv' });
  await decide(running, 'cut-over', 1);
  await system.clock.advance(1_000);
  await fetch(offered.as(feedUpload).url, { method: 'PUT', body: asCityFile([cells(93)]) });
  await system.idle();
  await as('province-41')({ path: '/v1/city-systems' });
}
