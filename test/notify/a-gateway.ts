import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ShortMessage, shortMessage } from '../../schemas/notification.ts';

/** What a provider of short messages does with ours: it takes each id once. */
export interface Gateway {
  url: string;
  taken: ShortMessage[];
  /** The Idempotency-Key of every request, of those that it did not take too. */
  keys: (string | undefined)[];
  /** The status of the next answers; then it takes everything. */
  refusals: number[];
  stop(): Promise<void>;
}

export async function aGateway(): Promise<Gateway> {
  const taken: ShortMessage[] = [];
  const keys: (string | undefined)[] = [];
  const refusals: number[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const key = request.headers['idempotency-key'];
      keys.push(typeof key === 'string' ? key : undefined);
      const status = refusals.shift() ?? 201;
      const message = shortMessage.parse(JSON.parse(body));
      if (status < 300 && taken.every(({ id }) => id !== message.id)) taken.push(message);
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    keys,
    refusals,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
