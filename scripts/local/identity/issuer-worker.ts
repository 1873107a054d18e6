import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { installClock } from '../clock/install.ts';
import { askAcross } from './ask-across.ts';
import type { IssuerWorkerData } from './issuer.ts';
import { knownSubjects } from './known-subjects.ts';
import { createProvider } from './provider.ts';
import { signIn } from './sign-in.ts';
import { undateCookies } from './undated-cookies.ts';

/** The issuer's thread: its Date follows the settable clock, which the main thread's must not. */
if (parentPort === null) throw new Error('The issuer runs in a worker thread.');
const data = workerData as IssuerWorkerData;
installClock(data.clock);

const account = z.object({ sub: z.string(), name: z.string(), role: z.string() }).optional();
const ask = askAcross(parentPort, { open });
const subjects = knownSubjects(data.dataFolder);
const find = async (username: string) => account.parse(await ask('account', username));

async function open(): Promise<string | { code: string; message: string }> {
  const server = createServer();
  server.listen(data.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? '', message: String(error) };
  }
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  serve(server, issuer);
  return issuer;
}

function serve(server: ReturnType<typeof createServer>, issuer: string): void {
  let apps: readonly string[] = [];
  const accountOf = async (sub: string) => {
    const username = subjects.usernameOf(sub);
    return username === undefined ? undefined : find(username);
  };
  const provider = createProvider({ ...data, issuer, accountOf, apps: () => apps });
  const speakOidc = provider.callback();
  const remember = (username: string, { sub }: { sub: string }): void => subjects.remember(sub, username);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    undateCookies(response);
    apps = z.array(z.string()).parse(await ask('apps'));
    if (request.url?.startsWith('/sign-in/') === true) {
      await signIn({ provider, suggested: data.suggested, find, remember }, request, response);
    } else await speakOidc(request, response);
  };
  provider.on('server_error', (_ctx, error) => void ask('failed', String(error)));
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      void ask('failed', String(error));
      response.statusCode = 500;
      response.end();
    });
  });
}
