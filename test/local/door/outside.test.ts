import { describe, expect, it } from 'vitest';
import type { System } from '../../../scripts/local/system.ts';
import { aLink, Bucket, calls, refusal, startStore } from './a-store.ts';

const Key = 'exports/declarations (1) 导出.csv';
const text = '\ufeff姓名,证件\r\n';

let system: System;
startStore(async (started) => {
  system = started;
  await calls(system, 'Writer', ['s3', 'PutObject', { Bucket, Key, Body: text }]);
});

describe('a link to put an object', () => {
  it('takes it from outside, once with the checksum that was signed and not with another', async () => {
    const put = async (link: string, body: string): Promise<Response> => fetch(link, { method: 'PUT', body });
    expect((await put(await aLink(system, { Key: 'feeds/a.csv', command: 'PutObject' }), 'fed')).status).toBe(
      200,
    );
    expect(await system.readObject('Store', 'feeds/a.csv')).toBe('fed');
    const ofNothing = await aLink(system, { Key: 'b', command: 'PutObject', checksum: 'WHEN_SUPPORTED' });
    expect(await refusal(await put(ofNothing, 'fed'))).toEqual([400, 'BadDigest']);
    const denied = await aLink(system, { Key: 'c', command: 'PutObject', by: 'Reader' });
    expect(await refusal(await put(denied, 'fed'))).toEqual([403, 'AccessDenied']);
  });
});

describe('a request from outside without a signature', () => {
  it('is refused, whatever it asks for; functions and scripts go on to read', async () => {
    const url = `${system.doorUrl}/${Bucket}/${encodeURI(Key)}`;
    for (const method of ['GET', 'PUT', 'POST', 'DELETE'])
      expect(await refusal(await fetch(url, { method }))).toEqual([403, 'AccessDenied']);
    expect(await refusal(await fetch(`${system.doorUrl}/`))).toEqual([403, 'AccessDenied']);
    expect(await refusal(await fetch(`${system.doorUrl}/${Bucket}/%E0%A4%A`))).toEqual([400, 'InvalidURI']);
    expect(await refusal(await fetch(`${url}?X-Amz-Signature=0`))).toEqual([
      400,
      'AuthorizationQueryParametersError',
    ]);
    const [read] = await calls(system, 'Reader', ['s3', 'GetObject', { Bucket, Key }]);
    expect(read?.output?.['Body']).toBe(text);
    expect(await system.readObject('Store', encodeURI(Key))).toBe(text.replace('\ufeff', ''));
  });
});
