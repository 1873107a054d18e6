import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Inbox, InboxSettings } from '../seams/inbox.ts';
import { openMessageStore } from './message-store.ts';
import { readBody } from './read-body.ts';

const page = readFileSync(new URL('page.html', import.meta.url));
const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page.toString()) ?? [];
const policy = `default-src 'none'; img-src data:; connect-src 'self'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;

const sent = z.object({ id: z.string().min(1), to: z.string().min(1), text: z.string(), kind: z.string() });

const filter = z.object({
  to: z.string().optional(),
  kind: z.string().optional(),
  limit: z.coerce.number().int().positive().optional().catch(undefined),
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Stands where the SMS gateway of the province would: takes the webhook of `notify`, keeps every message in the data
 * folder, and shows them on a page. The same Idempotency-Key is one message, however often it comes.
 */
export function openInbox({ dataFolder, clock }: InboxSettings): Inbox {
  const store = openMessageStore(dataFolder);

  const take = async (request: IncomingMessage): Promise<Answer> => {
    const body = await readBody(request);
    if (body === undefined) return { status: 413, body: { message: 'A message has 64 KB at most.' } };
    const message = sent.safeParse(parsed(body));
    if (!message.success) return { status: 400, body: { message: z.prettifyError(message.error) } };
    const key = request.headers['idempotency-key'] ?? message.data.id;
    const isNew = store.add(String(key), { ...message.data, receivedAt: clock.now().toISOString() });
    return { status: isNew ? 201 : 200, body: { id: message.data.id } };
  };
  const list = (request: IncomingMessage): Answer => {
    const asked = filter.parse(
      Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams),
    );
    return { status: 200, body: { now: clock.now().toISOString(), messages: store.list(asked) } };
  };

  return {
    handle: async (request, response, path) => {
      const asked = `${request.method ?? ''} ${path.split('?')[0] ?? ''}`;
      if (asked === 'GET /' || asked === 'GET ') show(response);
      else if (asked === 'GET /messages') answer(response, list(request));
      else if (asked === 'POST /messages') answer(response, await take(request));
      else answer(response, { status: 404, body: { message: 'Not Found' } });
    },
    messages: (filter) => store.list(filter),
    clear: () => store.clear(),
    stop: () => store.close(),
  };
}

function show(response: ServerResponse): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    })
    .end(page);
}

function answer(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
