import { connect, type Socket } from 'node:net';
import { type LoopbackResponse, readResponses } from './loopback-response.ts';

/**
 * A small HTTP/1.1 client for engines on this machine: a pool of kept connections, one request at a time on each.
 * node:http costs about 100 µs of CPU a call, more than the engine behind it; this one costs about 20.
 */
export interface Loopback {
  send(request: LoopbackRequest): Promise<LoopbackResponse>;
  close(): void;
}

export interface LoopbackRequest {
  readonly method: string;
  readonly path: string;
  /** Without `host`, `content-length` and `connection`, which are set here. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

interface Waiting {
  readonly request: LoopbackRequest;
  readonly resolve: (response: LoopbackResponse) => void;
  readonly reject: (reason: Error) => void;
}

/** Opens no connection before the first request. Connections that wait for nothing do not keep the thread alive. */
export function openLoopback(endpoint: string, maximumConnections = 64): Loopback {
  const { hostname, port } = new URL(endpoint);
  const host = `host: ${hostname}:${port}\r\n`;
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  const queue: Waiting[] = [];

  function settle(connection: Connection): void {
    const next = queue.shift();
    if (next) {
      connection.start(next);
      return;
    }
    connection.socket.unref();
    idle.push(connection);
  }

  function forget(connection: Connection): void {
    all.delete(connection);
    const at = idle.indexOf(connection);
    if (at >= 0) idle.splice(at, 1);
    const next = queue.shift();
    if (next) open().start(next);
  }

  function open(): Connection {
    const connection = openConnection(connect({ host: hostname, port: Number(port), noDelay: true }), host, {
      settle,
      forget,
    });
    all.add(connection);
    return connection;
  }

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const waiting = { request, resolve, reject };
        const free = idle.pop();
        if (free) free.start(waiting);
        else if (all.size < maximumConnections) open().start(waiting);
        else queue.push(waiting);
      }),
    close: () => {
      queue.length = 0;
      for (const connection of all) connection.socket.destroy();
    },
  };
}

interface Connection {
  readonly socket: Socket;
  start(waiting: Waiting): void;
}

interface Pool {
  settle(connection: Connection): void;
  forget(connection: Connection): void;
}

function openConnection(socket: Socket, host: string, pool: Pool): Connection {
  let current: Waiting | undefined;
  let failure: Error | undefined;
  const connection: Connection = {
    socket,
    start(waiting) {
      current = waiting;
      socket.ref();
      reader.expect(waiting.request.method);
      write(socket, host, waiting.request);
    },
  };
  const reader = readResponses((response) => {
    const { resolve } = current ?? {};
    current = undefined;
    if (response.headers['connection'] === 'close') socket.destroy();
    else pool.settle(connection);
    resolve?.(response);
  });
  socket.on('data', (chunk: Buffer) => reader.push(chunk));
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', () => {
    if (!reader.end()) current?.reject(failure ?? connectionLost());
    current = undefined;
    pool.forget(connection);
  });
  return connection;
}

function write(socket: Socket, host: string, request: LoopbackRequest): void {
  let head = `${request.method} ${request.path} HTTP/1.1\r\n${host}content-length: ${request.body.byteLength}\r\n`;
  for (const name in request.headers) head += `${name}: ${request.headers[name] ?? ''}\r\n`;
  socket.cork();
  socket.write(`${head}\r\n`, 'latin1');
  if (request.body.byteLength > 0) socket.write(request.body);
  socket.uncork();
}

/** The name under which node reports it, so that the SDK's retry rules know it. */
function connectionLost(): Error {
  return Object.assign(new Error('the engine closed the connection'), { code: 'ECONNRESET' });
}
