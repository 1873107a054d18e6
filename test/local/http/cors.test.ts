import { describe, expect, it } from 'vitest';
import { anApi, aRoute } from './an-api.ts';

const cors = {
  allowOrigins: ['https://declare.example'],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['content-type'],
  exposeHeaders: ['etag'],
  maxAgeSeconds: 600,
  allowCredentials: false,
};
const preflight = { 'access-control-request-method': 'POST' };

describe('CORS of an API', () => {
  it('answers the preflight of an allowed origin by itself where no route takes it', async () => {
    const { url } = await anApi({ cors, routes: [aRoute({ key: 'POST /' })] });
    const { status, headers } = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin: 'https://declare.example', ...preflight },
    });
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': 'https://declare.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    });
  });

  it('gives a preflight to the route that takes it, and puts its headers on the answer', async () => {
    const { url } = await anApi({ cors });
    const headers = { origin: 'https://declare.example', ...preflight, 'x-answer': '{"statusCode":404}' };
    const response = await fetch(url, { method: 'OPTIONS', headers });
    expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([
      404,
      'GET,POST',
    ]);
  });

  it('gives another origin nothing', async () => {
    const { url } = await anApi({ cors });
    for (const method of ['OPTIONS', 'GET']) {
      const { headers } = await fetch(url, {
        method,
        headers: { origin: 'https://evil.example', ...preflight },
      });
      expect(headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  it('replaces what the function says of CORS', async () => {
    const { url } = await anApi({ cors });
    const answer = JSON.stringify({
      statusCode: 200,
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: '',
    });
    const { headers } = await fetch(url, {
      headers: { origin: 'https://declare.example', 'x-answer': answer },
    });
    expect(headers.get('access-control-allow-origin')).toBe('https://declare.example');
    expect(headers.get('access-control-expose-headers')).toBe('etag');
  });

  it('allows every origin by *', async () => {
    const { url } = await anApi({ cors: { ...cors, allowOrigins: ['*'] } });
    const { headers } = await fetch(url, { headers: { origin: 'https://anybody.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });
});
