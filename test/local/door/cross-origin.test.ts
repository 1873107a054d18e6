import { describe, expect, it } from 'vitest';
import type { System } from '../../../scripts/local/system.ts';
import { aLink, Bucket, calls, refusal, startStore } from './a-store.ts';

let system: System;
startStore(async (started) => {
  system = started;
  await calls(system, 'Writer', ['s3', 'PutObject', { Bucket, Key: 'there', Body: 'first' }]);
});

const desk = 'https://desk.example';
const link = () => aLink(system, { command: 'PutObject', Key: 'there' });
const ask = async (origin: string, method = 'PUT', names = 'content-type,if-none-match') =>
  fetch(await link(), {
    method: 'OPTIONS',
    headers: {
      ...{ origin, 'access-control-request-method': method },
      'access-control-request-headers': names,
    },
  });

describe('a page of another origin', () => {
  it.each([desk, 'https://one.pages.example'])(
    'may put by a link where the bucket names its origin: %s',
    async (origin) => {
      const { status, headers } = await ask(origin);
      expect(status).toBe(200);
      expect(Object.fromEntries(headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'content-type, if-none-match',
        'access-control-max-age': '600',
      });
    },
  );

  it('is told what became of it, also when it is refused', async () => {
    const headers = { origin: desk, 'if-none-match': '*' };
    const answer = await fetch(await link(), { method: 'PUT', headers, body: 'second' });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([412, desk]);
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
    expect(await system.readObject('Store', 'there')).toBe('first');
  });

  it.each([
    ['of another origin', 'https://desk.example.evil', 'PUT', 'content-type'],
    ['that would read', desk, 'GET', 'content-type'],
    ['that says more than is allowed', desk, 'PUT', 'content-type,x-amz-acl'],
  ])('may not: one %s', async (_what, origin, method, names) => {
    const answer = await ask(origin, method, names);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    expect(await refusal(answer)).toEqual([403, 'AccessForbidden']);
  });

  it('sees nothing of what it reads', async () => {
    const answer = await fetch(await aLink(system, { Key: 'there' }), { headers: { origin: desk } });
    expect([answer.status, answer.headers.has('access-control-allow-origin')]).toEqual([200, false]);
  });
});
