import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonAnswer } from '../../../scripts/local/http/answer.ts';
import type { Api } from '../../../scripts/local/http/api.ts';
import { listen } from '../../../scripts/local/http/listen.ts';
import { openSite } from '../../../scripts/local/http/site.ts';
import type { BehaviourModel, DistributionModel } from '../../../scripts/local/seams/web-model.ts';
import { anApiModel } from './an-api.ts';

const placed = { stack: 'Web', logicalId: 'Site', path: 'Web/Site', arn: '' };
const bucket = {
  ...placed,
  name: 'site',
  objectLock: false,
  versioned: false,
  expirations: [],
  notifications: [],
  cors: [],
  policies: [],
  site: 'declare',
};
const files: BehaviourModel = {
  pattern: '*',
  origin: { kind: 'bucket', id: 'files', path: '', bucket },
  methods: ['GET', 'HEAD'],
  compress: true,
  responseHeaders: [],
};
const calls: BehaviourModel = {
  ...files,
  pattern: '/v1/*',
  origin: { kind: 'api', id: 'api', path: '', api: anApiModel() },
  methods: ['GET', 'HEAD', 'POST'],
};
const api: Api = {
  handle: ({ url }) => Promise.resolve(jsonAnswer(url === '/v1/gone' ? 404 : 200, { url })),
  stop: () => Promise.resolve(),
};

async function aSite(override: Partial<DistributionModel> = {}): Promise<string> {
  const sitesFolder = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(sitesFolder, 'declare/assets'), { recursive: true });
  writeFileSync(join(sitesFolder, 'secret.txt'), 'outside');
  writeFileSync(join(sitesFolder, 'declare/index.html'), '<!doctype html><title>豫报备</title>');
  writeFileSync(join(sitesFolder, 'declare/assets/app-1a2b.js'), 'x'.repeat(5000));
  const listening = await listen(0, 'site');
  const model = {
    ...placed,
    site: 'declare',
    rootObject: 'index.html',
    behaviours: [calls, files],
    errorPages: [],
    ...override,
  };
  listening.serve(
    openSite(model, {
      ...{ apis: new Map([['abc', api]]), sitesFolder, log: () => undefined },
      seen: new Map([['https://files.s3.cn.test', 'http://127.0.0.1:1/files/']]),
    }),
  );
  onTestFinished(async () => {
    await listening.stop();
    rmSync(sitesFolder, { recursive: true });
  });
  return listening.url;
}

describe('a site', () => {
  it('serves its root object and files with type, tag and age', async () => {
    const url = await aSite();
    const root = await fetch(url);
    expect([root.headers.get('content-type'), root.headers.get('cache-control')]).toEqual([
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    const script = await fetch(`${url}/assets/app-1a2b.js`);
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('names in its policy what is reached here in the place of a bucket of AWS', async () => {
    const value = "connect-src 'self' https://files.s3.cn.test; img-src 'self'";
    const responseHeaders = [{ name: 'content-security-policy', value, override: true }];
    const url = await aSite({ behaviours: [{ ...files, responseHeaders }] });
    expect((await fetch(url)).headers.get('content-security-policy')).toBe(
      "connect-src 'self' http://127.0.0.1:1/files/; img-src 'self'",
    );
  });

  it('answers 304 to a tag that still holds', async () => {
    const url = await aSite();
    const tag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('compresses what CloudFront compresses, and only for those who take it', async () => {
    const url = `${await aSite()}/assets/app-1a2b.js`;
    const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.has('content-encoding')).toBe(false);
    const { request } = await import('node:http');
    const compressed = await new Promise<Buffer>((resolve) => {
      request(url, { headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
        expect(response.headers['content-encoding']).toBe('br');
        response.once('data', resolve);
      }).end();
    });
    expect(brotliDecompressSync(compressed).length).toBe(5000);
  });

  it('refuses what is not there as S3 does, and never leaves its folder', async () => {
    const url = await aSite();
    for (const path of ['/nothing', '/assets', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%zz']) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, 403]);
    }
  });

  it('passes the paths of its API on, and only the methods that a behaviour allows', async () => {
    const url = await aSite();
    expect(await (await fetch(`${url}/v1/things?a=1`, { method: 'POST' })).json()).toEqual({
      url: '/v1/things?a=1',
    });
    expect((await fetch(`${url}/v1/things`, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(url, { method: 'POST' })).status).toBe(403);
  });

  it('replaces an error by its page, whatever origin it is from, as CloudFront does', async () => {
    const url = await aSite({ errorPages: [{ status: 404, page: '/index.html', answer: 200 }] });
    const response = await fetch(`${url}/v1/gone`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
  });

  it('adds the headers of the policy', async () => {
    const responseHeaders = [
      { name: 'content-security-policy', value: "default-src 'self'", override: true },
      { name: 'cache-control', value: 'never', override: false },
    ];
    const { headers } = await fetch(await aSite({ behaviours: [{ ...files, responseHeaders }] }));
    expect([headers.get('content-security-policy'), headers.get('cache-control')]).toEqual([
      "default-src 'self'",
      'no-cache',
    ]);
  });
});
