import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { openInbox } from '../../../scripts/local/inbox/inbox.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { Inbox } from '../../../scripts/local/seams/inbox.ts';

describe('the messages inbox', () => {
  let clock: Clock;
  let inbox: Inbox;
  let server: Server;
  let url: string;
  let dataFolder: string;

  beforeEach(async () => {
    clock = openClock(new Date('2026-01-20T08:00:00Z'));
    dataFolder = mkdtempSync(join(tmpdir(), 'inbox-'));
    inbox = openInbox({ dataFolder, clock, log: () => undefined });
    server = createServer((request, response) => {
      void inbox.handle(request, response, (request.url ?? '').replace('/inbox', ''));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/inbox`;
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
    inbox.stop();
    clock.stop();
  });

  const aMessage = (override: object = {}): object => ({
    id: 'm-1',
    to: '13800000001',
    text: '您的验证码是 123456',
    kind: 'code',
    ...override,
  });
  const post = (message: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/messages`, {
      method: 'POST',
      headers,
      body: typeof message === 'string' ? message : JSON.stringify(message),
    });
  const listed = async (query = ''): Promise<{ id: string; receivedAt: string }[]> =>
    (
      (await (await fetch(`${url}/messages${query}`)).json()) as {
        messages: { id: string; receivedAt: string }[];
      }
    ).messages;

  it('keeps what the webhook brings, newest first, with the time of the settable clock', async () => {
    expect((await post(aMessage())).status).toBe(201);
    await clock.set(new Date('2026-01-21T08:00:00Z'));
    await post(aMessage({ id: 'm-2' }));
    const messages = await listed();
    expect(messages.map((one) => one.id)).toEqual(['m-2', 'm-1']);
    expect(messages[0]?.receivedAt).toMatch(/^2026-01-21T08:00:0/);
  });

  it('takes a message with the same Idempotency-Key once, also when both come at once', async () => {
    const twice = await Promise.all([1, 2].map(() => post(aMessage(), { 'idempotency-key': 'k-1' })));
    expect(twice.map((one) => one.status).sort()).toEqual([200, 201]);
    expect((await post(aMessage({ id: 'm-9' }), { 'idempotency-key': 'k-1' })).status).toBe(200);
    expect(inbox.messages()).toHaveLength(1);
    await post(aMessage(), { 'idempotency-key': 'k-2' });
    expect(inbox.messages()).toHaveLength(2);
  });

  it('falls back on the id of the message where no key is sent', async () => {
    await post(aMessage());
    expect((await post(aMessage())).status).toBe(200);
    expect(inbox.messages()).toHaveLength(1);
  });

  it('finds messages by telephone and by kind', async () => {
    await post(aMessage());
    await post(aMessage({ id: 'm-2', to: '13800000002', kind: 'digest' }));
    expect((await listed('?to=13800000002')).map((one) => one.id)).toEqual(['m-2']);
    expect((await listed('?kind=code')).map((one) => one.id)).toEqual(['m-1']);
    expect(inbox.messages({ to: '13800000001', kind: 'digest' })).toEqual([]);
  });

  it('keeps the messages when it starts again, until they are cleared', async () => {
    await post(aMessage());
    inbox.stop();
    inbox = openInbox({ dataFolder, clock, log: () => undefined });
    expect(inbox.messages()).toHaveLength(1);
    inbox.clear();
    expect(inbox.messages()).toHaveLength(0);
  });

  it.each([
    ['not JSON', 'hello', 400],
    ['without a recipient', { id: 'm-1', text: 'x', kind: 'code' }, 400],
    ['with a number as text', { id: 'm-1', to: '1', text: 5, kind: 'code' }, 400],
    ['longer than 64 KB', aMessageOf(70_000), 413],
  ])('refuses a message %s and keeps nothing', async (_title, message, status) => {
    expect((await post(message)).status).toBe(status);
    expect(inbox.messages()).toEqual([]);
  });

  it('shows a page in Chinese that may load nothing from elsewhere', async () => {
    const page = await fetch(url);
    expect(await page.text()).toContain('短信收件箱');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${url}/messages`, { method: 'DELETE' })).status).toBe(404);
  });
});

function aMessageOf(length: number): object {
  return { id: 'm-1', to: '13800000001', text: 'x'.repeat(length), kind: 'code' };
}
