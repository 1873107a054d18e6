import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentFile } from '../../../scripts/local/engines/objects/object-files.ts';
import type { System } from '../../../scripts/local/system.ts';
import { aLink, Bucket, calls, refusal, startStore } from './a-store.ts';

const Key = 'exports/declarations (1) 导出.csv';
const text = '\ufeff姓名,证件\r\n';
const inAnHour = 3_600_000;

let system: System;
startStore(async (started) => {
  system = started;
  await calls(system, 'Writer', ['s3', 'PutObject', { Bucket, Key, Body: text }]);
});

describe('a link that a function signed', () => {
  it('opens the object from outside, with the headers that it names', async () => {
    const ResponseContentDisposition = "attachment; filename*=UTF-8''%E5%AF%BC%E5%87%BA.csv";
    const headers = { ResponseContentDisposition, ResponseContentType: 'text/csv; charset=utf-8' };
    const answer = await fetch(await aLink(system, { Key, ...headers }));
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(text);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': ResponseContentDisposition,
      'content-length': String(Buffer.byteLength(text)),
    });
  });

  it('opens a part of the object, and says when there is no such part', async () => {
    const link = await aLink(system, { Key });
    const part = await fetch(link, { headers: { range: 'bytes=3-8' } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '姓名',
      `bytes 3-8/${Buffer.byteLength(text)}`,
    ]);
    expect(await refusal(await fetch(link, { headers: { range: 'bytes=900-' } }))).toEqual([
      416,
      'InvalidRange',
    ]);
  });

  it('is answered as the object flows from the disk, however large it is', async () => {
    await calls(system, 'Writer', ['s3', 'PutObject', { Bucket, Key: 'large', Body: 'start' }]);
    const beyondMemory = 64 * 2 ** 30;
    truncateSync(contentFile(join(system.dataFolder, 'queues/objects'), Bucket, 'large'), beyondMemory);
    const answer = await fetch(await aLink(system, { Key: 'large' }));
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(answer.headers.get('content-length')).toBe(String(beyondMemory));
    expect(Buffer.from(first?.value ?? []).toString('latin1', 0, 5)).toBe('start');
    await reader?.cancel();
  });

  it('opens for the method it was signed for alone', async () => {
    const head = await fetch(await aLink(system, { Key, command: 'HeadObject' }), { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(Buffer.byteLength(text))]);
    const link = await aLink(system, { Key });
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(403);
    for (const method of ['PUT', 'POST', 'DELETE', 'OPTIONS'])
      expect(await refusal(await fetch(link, { method }))).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('is refused where anything of it was changed, added or left out', async () => {
    const link = new URL(await aLink(system, { Key, ResponseContentType: 'text/csv' }));
    const names = [...link.searchParams.keys()].filter((name) => !/Algorithm|Credential|Date/.test(name));
    expect(names).toContain('response-content-type');
    const changes = names.map((name) => (url: URL) => {
      const value = url.searchParams.get(name) ?? '';
      url.searchParams.set(
        name,
        name === 'X-Amz-Expires' ? '301' : value.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      );
    });
    const answers = [
      ...changes,
      (url: URL) => url.searchParams.append('response-content-disposition', 'inline'),
      (url: URL) => url.searchParams.delete('response-content-type'),
      (url: URL) => (url.pathname = `/${Bucket}/exports/other.csv`),
      (url: URL) => (url.hostname = 'localhost'),
    ].map((change) => {
      const changed = new URL(link);
      change(changed);
      return fetch(changed).then(refusal);
    });
    const codes = (await Promise.all(answers)).map(([status, code]) => `${status} ${code ?? ''}`);
    // A changed list of signed headers leaves the host unsigned.
    expect(new Set(codes)).toEqual(new Set(['403 SignatureDoesNotMatch', '403 AccessDenied']));
    expect(codes.filter((code) => code.endsWith('AccessDenied'))).toHaveLength(1);
    expect((await fetch(link)).status).toBe(200);
  });

  it('is refused to a header of Amazon that was not signed', async () => {
    const link = await aLink(system, { Key });
    const answer = await fetch(link, { headers: { 'x-amz-checksum-mode': 'ENABLED' } });
    expect(await refusal(answer)).toEqual([403, 'AccessDenied']);
  });

  it('ends when it says, by the settable clock', async () => {
    const link = await aLink(system, { Key, expiresIn: 3600 });
    await system.clock.advance(inAnHour - 60_000);
    expect((await fetch(link)).status).toBe(200);
    await system.clock.advance(120_000);
    const ended = await fetch(link);
    expect(ended.status).toBe(403);
    expect(await ended.text()).toMatch(/<Code>AccessDenied<\/Code><Message>Request has expired<\/Message>/);
  });

  it('does not open before it was signed', async () => {
    const link = await aLink(system, { Key });
    await system.clock.set(new Date(system.clock.now().getTime() - inAnHour));
    expect(await refusal(await fetch(link))).toEqual([403, 'AccessDenied']);
  });

  it('lives a week at most', async () => {
    const link = new URL(await aLink(system, { Key }));
    link.searchParams.set('X-Amz-Expires', '604801');
    expect(await refusal(await fetch(link))).toEqual([400, 'AuthorizationQueryParametersError']);
  });

  it('does what its signer may, when it is opened', async () => {
    expect(await refusal(await fetch(await aLink(system, { Key, by: 'Stranger' })))).toEqual([
      403,
      'AccessDenied',
    ]);
    const link = await aLink(system, { Key, by: 'Reader' });
    expect((await fetch(link)).status).toBe(200);
    const { policies } = system.model.functions.find(({ name }) => name === 'Reader')?.role ?? {
      policies: [],
    };
    system.replacePolicies('Reader', []);
    const answer = await (await fetch(link)).text();
    system.replacePolicies('Reader', policies);
    expect(answer).toContain('Reader is not authorized to perform: s3:GetObject');
  });

  it('to nothing says so to who may list the bucket, and is denied to who may not', async () => {
    expect(await refusal(await fetch(await aLink(system, { Key: 'none' })))).toEqual([404, 'NoSuchKey']);
    expect(await refusal(await fetch(await aLink(system, { Key: 'none', by: 'Reader' })))).toEqual([
      403,
      'AccessDenied',
    ]);
  });

  it('is refused when nobody here signed it, or for another region', async () => {
    const credential = async (change: (given: string) => string): Promise<unknown> => {
      const link = new URL(await aLink(system, { Key }));
      link.searchParams.set('X-Amz-Credential', change(link.searchParams.get('X-Amz-Credential') ?? ''));
      return refusal(await fetch(link));
    };
    expect(await credential((given) => given.replace('Writer', 'Nobody'))).toEqual([
      403,
      'InvalidAccessKeyId',
    ]);
    expect(await credential((given) => given.replace('Writer', 'Reader'))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
    expect(await credential((given) => given.replace(/\/[a-z]+-[a-z]+-\d\//, '/mars-1/'))).toEqual([
      400,
      'AuthorizationQueryParametersError',
    ]);
  });

  it('names no header that HTTP could not carry', async () => {
    const link = await aLink(system, { Key, ResponseContentDisposition: 'attachment; filename=导出.csv' });
    expect(await refusal(await fetch(link))).toEqual([400, 'InvalidArgument']);
  });

  it('may be for other operations, which are not open to the outside', async () => {
    const list = await aLink(system, { command: 'ListObjectsV2' });
    expect(await refusal(await fetch(list))).toEqual([405, 'MethodNotAllowed']);
    const remove = await aLink(system, { command: 'DeleteObject', Key });
    expect(await refusal(await fetch(remove, { method: 'DELETE' }))).toEqual([405, 'MethodNotAllowed']);
  });
});
