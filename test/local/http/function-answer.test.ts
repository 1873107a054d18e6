import { describe, expect, it } from 'vitest';
import { functionAnswer } from '../../../scripts/local/http/function-answer.ts';
import { anApi } from './an-api.ts';

describe('what a function answers', () => {
  it.each([
    ['an object without statusCode', { a: 1 }, '{"a":1}'],
    ['a text', 'hello', 'hello'],
    ['a number', 7, '7'],
    ['null', null, 'null'],
    ['a list', [1, 2], '[1,2]'],
  ])('%s: is a 200 with it as JSON', (_name, payload, body) => {
    expect(functionAnswer(payload)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body,
    });
  });

  it('with statusCode is a whole response', () => {
    expect(
      functionAnswer({
        statusCode: 201,
        headers: { Location: '/x', 'X-N': 1 },
        cookies: ['a=1', 'b=2'],
        body: 'made',
      }),
    ).toEqual({
      status: 201,
      headers: { location: '/x', 'x-n': '1', 'content-type': 'text/plain;charset=UTF-8' },
      cookies: ['a=1', 'b=2'],
      body: 'made',
    });
  });

  it('has no type where it has no body', () => {
    expect(functionAnswer({ statusCode: 304, headers: { ETag: '"1"' } })).toMatchObject({
      status: 304,
      headers: { etag: '"1"' },
      body: '',
    });
  });

  it('is decoded when it is base64', () => {
    const { body } = functionAnswer({
      statusCode: 200,
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    });
    expect(body).toEqual(Buffer.from([0, 255]));
  });

  it.each([
    ['a status that is none', { statusCode: 'many' }],
    ['a body that is an object', { statusCode: 200, body: { a: 1 } }],
    ['headers that are a list', { statusCode: 200, headers: ['a'] }],
  ])('is a 500 with %s', (_name, payload) => {
    expect(functionAnswer(payload)).toMatchObject({
      status: 500,
      body: '{"message":"Internal Server Error"}',
    });
  });
});

describe('an API', () => {
  it('sends cookies one by one, and its own request id', async () => {
    const { url } = await anApi();
    const response = await fetch(url, {
      headers: { 'x-answer': '{"statusCode":200,"cookies":["a=1","b=2"],"body":"x"}' },
    });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('apigw-requestid')).toMatch(/^[A-Za-z0-9]{15}=$/);
  });

  it('answers 500 with its own body when the function fails', async () => {
    const { url } = await anApi();
    const response = await fetch(url, { headers: { 'x-throw': '1' } });
    expect([response.status, await response.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  it('answers 503 when the function takes longer than the integration', async () => {
    const { url } = await anApi({ integrationTimeoutMs: 300 });
    const response = await fetch(url, { headers: { 'x-sleep': '3000' } });
    expect([response.status, await response.text()]).toEqual([503, '{"message":"Service Unavailable"}']);
  });

  it('answers 413 to more than 10 MB, with and without a length', async () => {
    const { url } = await anApi();
    const large = new Uint8Array(10_500_000);
    const known = await fetch(url, { method: 'POST', body: large });
    const streamed = await fetch(url, { method: 'POST', body: new Blob([large]).stream(), duplex: 'half' });
    expect([known.status, streamed.status]).toEqual([413, 413]);
    expect(await known.text()).toBe('{"message":"Request Entity Too Large"}');
  });

  it('answers 404 with its own body where no route matches', async () => {
    const { url } = await anApi({ routes: [] });
    const response = await fetch(`${url}/nowhere`);
    expect([response.status, await response.text()]).toEqual([404, '{"message":"Not Found"}']);
  });
});
