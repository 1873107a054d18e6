import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setAside } from '../../functions/shared/set-aside.ts';

interface Put {
  path: string;
  body: string;
}

let server: Server;
let status = 200;
const puts: Put[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const path = new URL(request.url ?? '', 'http://s3').pathname;
      puts.push({ path, body: Buffer.concat(chunks as Buffer[]).toString() });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const record = { eventID: 'abc', dynamodb: { NewImage: { pk: { S: 'D#x' }, b: { B: 'c2VhbGVk' } } } };

describe('a record that cannot be understood', () => {
  it('is set aside whole, below the step that could not', async () => {
    await setAside({ bucket: 'aside', step: 'distribute' }, 'abc', record);
    expect(puts[0]?.path).toBe('/aside/distribute/abc.json');
    expect(puts[0]?.body).toContain(JSON.stringify(record));
  });

  it('is not lost when it cannot be set aside: that fails, so that the record is tried again', async () => {
    status = 403;
    await expect(setAside({ bucket: 'aside', step: 'distribute' }, 'abc', record)).rejects.toThrow();
  });
});
