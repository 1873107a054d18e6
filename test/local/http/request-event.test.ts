import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { anApi, aRoute } from './an-api.ts';

interface Event {
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

/** The event that the function got; header lines go out as they are given. */
async function eventOf(
  url: string,
  path: string,
  options: { method?: string; lines?: string[]; body?: string | Buffer } = {},
): Promise<Event> {
  const { method = 'GET', lines = [], body } = options;
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(
      `${url}${path}`,
      { method, headers: ['Host', 'declare.example', ...lines] },
      (response) => {
        text(response).then(resolve, reject);
      },
    );
    sent.on('error', reject).end(body);
  });
  return JSON.parse(answer) as Event;
}

describe('the event of payload format 2.0', () => {
  it('has every field that AWS documents', async () => {
    const { url } = await anApi({ routes: [aRoute({ key: 'POST /v1/things/{id}' })] });
    const event = await eventOf(url, '/v1/things/a%20b?one=1&two=2', {
      method: 'POST',
      lines: [
        'Content-Type',
        'application/json',
        'Cookie',
        'a=1; b=2',
        'User-Agent',
        'test',
        'Content-Length',
        '7',
      ],
      body: '{"n":1}',
    });
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'POST /v1/things/{id}',
      rawPath: '/v1/things/a%20b',
      rawQueryString: 'one=1&two=2',
      cookies: ['a=1', 'b=2'],
      headers: {
        'content-type': 'application/json',
        'content-length': '7',
        'user-agent': 'test',
        host: 'abc.execute-api.us-east-1.amazonaws.com',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': '443',
        'x-forwarded-proto': 'https',
      },
      queryStringParameters: { one: '1', two: '2' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'abc',
        domainName: 'abc.execute-api.us-east-1.amazonaws.com',
        domainPrefix: 'abc',
        http: {
          method: 'POST',
          path: '/v1/things/a%20b',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: expect.stringMatching(/^[A-Za-z0-9]{15}=$/) as unknown,
        routeKey: 'POST /v1/things/{id}',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/) as unknown,
        timeEpoch: expect.any(Number) as unknown,
      },
      pathParameters: { id: 'a b' },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
  });

  it('leaves out what a request does not have', async () => {
    const event = await eventOf((await anApi()).url, '/');
    expect(Object.keys(event)).toEqual([
      'version',
      'routeKey',
      'rawPath',
      'rawQueryString',
      'headers',
      'requestContext',
      'isBase64Encoded',
    ]);
  });

  it('joins headers and query values of one name by commas', async () => {
    const event = await eventOf((await anApi()).url, '/?a=1&b=x&a=2', {
      lines: ['X-Many', 'one', 'x-many', 'two'],
    });
    expect(event.headers['x-many']).toBe('one,two');
    expect(event['queryStringParameters']).toEqual({ a: '1,2', b: 'x' });
  });

  it('adds the viewer to those that the request was forwarded for', async () => {
    const event = await eventOf((await anApi()).url, '/', { lines: ['X-Forwarded-For', '203.0.113.9'] });
    expect(event.headers['x-forwarded-for']).toBe('203.0.113.9, 127.0.0.1');
  });

  it('takes names like __proto__ for names', async () => {
    const event = await eventOf((await anApi()).url, '/?__proto__=1&constructor=2');
    expect(JSON.stringify(event['queryStringParameters'])).toBe('{"__proto__":"1","constructor":"2"}');
  });

  it('tells the time of the settable clock', async () => {
    const api = await anApi();
    await api.clock.set(new Date('2026-01-20T15:50:00Z'));
    const { requestContext } = await eventOf(api.url, '/');
    expect(requestContext['time']).toMatch(/^20\/Jan\/2026:15:50:\d\d \+0000$/);
  });

  it.each([
    ['application/json', false],
    ['application/problem+json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/octet-stream', true],
    ['application/x-www-form-urlencoded', true],
    ['image/png', true],
  ])('gives a body of %s as base64: %s', async (type, isBase64Encoded) => {
    const event = await eventOf((await anApi()).url, '/', {
      method: 'POST',
      lines: ['Content-Type', type, 'Content-Length', '6'],
      body: '豫报',
    });
    expect(event).toMatchObject({
      isBase64Encoded,
      body: isBase64Encoded ? Buffer.from('豫报').toString('base64') : '豫报',
    });
  });
});
