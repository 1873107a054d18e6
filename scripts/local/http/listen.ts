import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartProblemError } from '../errors.ts';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface Listening {
  readonly port: number;
  readonly url: string;
  /** Requests before this are held. */
  serve(listener: RequestListener): void;
  stop(): Promise<void>;
}

/** API Gateway takes 10,240 bytes of request line and headers. */
const maximumHeaderBytes = 10_240;

/** Takes a port of this machine's loopback address (0: any free one), before there is anything to serve: addresses go into the template. */
export async function listen(port: number, name: string): Promise<Listening> {
  let resolveListener: (listener: RequestListener) => void = () => undefined;
  let listener: RequestListener | undefined;
  const ready = new Promise<RequestListener>((resolve) => {
    resolveListener = resolve;
  });
  const server = createServer(
    { maxHeaderSize: maximumHeaderBytes, keepAliveTimeout: 65_000 },
    (request, response) => {
      if (listener) listener(request, response);
      else void ready.then((serve) => serve(request, response));
    },
  );
  await bind(server, port, name);
  const taken = (server.address() as AddressInfo).port;
  return {
    port: taken,
    url: `http://localhost:${taken}`,
    serve: (serve) => {
      listener = serve;
      resolveListener(serve);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, port: number, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? new StartProblemError(portInUse(port, name), { cause }) : cause);
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

export function portInUse(port: number, name: string): string {
  return `Port ${port} (${name}) is in use: end the program that has it (ss -ltnp 'sport = :${port}' shows which), then start again.`;
}
