import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Loopback, openLoopback } from '../../../scripts/local/engines/loopback.ts';

/** A server that answers each request with the given pieces, each piece a packet of its own. */
async function answering(
  pieces: readonly string[],
  thenClose = false,
): Promise<{ client: Loopback; server: Server; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', () => {
      void sendPieces(socket, pieces).then(() => thenClose && socket.end());
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = openLoopback(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 2);
  onTestFinished(() => {
    client.close();
    server.close();
  });
  return { client, server, sockets };
}

async function sendPieces(socket: Socket, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const request = { method: 'POST', path: '/', headers: {}, body: Buffer.from('x') };

describe('the client for engines on this machine', () => {
  it.each([
    ['by its length', ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello']],
    ['cut anywhere', ['HTTP/1.1 2', '00 OK\r\nContent-Le', 'ngth: 5\r\n\r', '\nhel', 'lo']],
    [
      'in chunks',
      ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n', '2\r\nlo\r\n0\r\n\r\n'],
    ],
    [
      'after an interim answer',
      ['HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'],
    ],
  ])('reads an answer %s', async (_title, pieces) => {
    const { client } = await answering(pieces);
    const first = await client.send(request);
    const second = await client.send(request);
    expect([first.status, first.body.toString(), second.body.toString()]).toEqual([200, 'hello', 'hello']);
  });

  it('reads an answer without a length until the connection ends', async () => {
    const { client } = await answering(['HTTP/1.1 200 OK\r\n\r\n', 'hello'], true);
    expect((await client.send(request)).body.toString()).toBe('hello');
  });

  it('expects no body of the answer to HEAD, whatever its length says', async () => {
    const { client } = await answering(['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n']);
    expect((await client.send({ ...request, method: 'HEAD' })).headers['content-length']).toBe('5');
  });

  it('uses its connections again, and no more than it may', async () => {
    const { client, sockets } = await answering(['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n']);
    await Promise.all(Array.from({ length: 20 }, () => client.send(request)));
    expect(sockets.size).toBe(2);
  });

  it('rejects as node does when the connection is lost before the answer', async () => {
    const { client } = await answering(['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel'], true);
    await expect(client.send(request)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
