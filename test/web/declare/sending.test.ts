import { afterEach, describe, expect, it, vi } from 'vitest';
import { receiptHashOf } from '../../../web/declare/device/chance.ts';
import type { Draft } from '../../../web/declare/draft/draft.ts';
import { ProblemError, UnansweredError } from '../../../web/declare/send/call.ts';
import { persist } from '../../../web/declare/send/persist.ts';
import { submit } from '../../../web/declare/send/submit.ts';
import { aDraft, filledAt } from './drafts.ts';

const declared = {
  declarations: [
    { id: 'A'.repeat(22), submittedAt: '2026-01-17T02:00:00.000Z', leadDays: 3, shortNotice: false },
  ],
};
const problem = (code: string, status = 422) => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  detail: code,
});

interface Sent {
  key: string | null;
  body: string;
}

/** A server that gives these answers one after the other; `lost` is one that never arrives. */
function answering(...answers: ([number, unknown] | 'lost')[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal(
    'fetch',
    (_path: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
      sent.push({ key: headers['idempotency-key'] ?? null, body });
      const answer = answers.shift() ?? 'lost';
      return answer === 'lost'
        ? Promise.reject(new TypeError('network'))
        : Promise.resolve(Response.json(answer[1], { status: answer[0] }));
    },
  );
  vi.stubGlobal('setTimeout', (run: () => void) => queueMicrotask(run));
  return sent;
}

/** A form whose memory of what was sent can be looked at. */
function aForm(part: Partial<Draft> = {}) {
  const form = aDraft(part);
  const remembered: (string | undefined)[] = [];
  return { form, remembered, remember: (unanswered: string | undefined) => remembered.push(unanswered) };
}

const about = { language: 'zh', now: filledAt };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('submitting the form', () => {
  it('sends the hash of the receipt secret, never the secret', async () => {
    const sent = answering([201, declared]);
    const { form, remember } = aForm();
    await submit(form, about, remember);
    expect(sent[0]?.body).not.toContain(form.secret);
    expect(sent[0]?.body).toContain(await receiptHashOf(form.secret));
  });

  it('sends the same bytes with the same key again when no answer was heard', async () => {
    const sent = answering('lost', [503, {}], [201, declared]);
    const { form, remember } = aForm();
    expect(await submit(form, about, remember)).toEqual({ declared, earlier: false });
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ key, body }) => `${String(key)} ${body}`)).size).toBe(1);
  });

  it('remembers what was sent until it is answered', async () => {
    answering('lost', 'lost', 'lost');
    const { form, remember, remembered } = aForm();
    await expect(submit(form, about, remember)).rejects.toBeInstanceOf(UnansweredError);
    expect(remembered).toHaveLength(1);
    expect(remembered[0]).toContain('receiptHash');
  });

  it('fetches the first receipt when the form was changed after a sending that had arrived', async () => {
    const earlier = '{"sent":"before"}';
    const sent = answering([422, problem('idempotency.reused')], [201, declared]);
    const { form, remember } = aForm({ unanswered: earlier });
    expect(await submit(form, about, remember)).toEqual({ declared, earlier: true });
    expect(sent[1]?.body).toBe(earlier);
  });

  it('hands on what the server refuses, and forgets what was sent', async () => {
    answering([422, problem('invalid')]);
    const { form, remember, remembered } = aForm();
    await expect(submit(form, about, remember)).rejects.toBeInstanceOf(ProblemError);
    expect(remembered.at(-1)).toBeUndefined();
  });

  it('says how long to wait when there were too many requests', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        Response.json({ message: 'Too Many Requests' }, { status: 429, headers: { 'retry-after': '7' } }),
      ),
    );
    const { form, remember } = aForm();
    await expect(submit(form, about, remember)).rejects.toMatchObject({
      retryAfter: 7,
      problem: { code: 'too-many-requests', status: 429 },
    });
  });
});

describe('trying again', () => {
  it('gives up after the third time', async () => {
    const attempt = vi.fn(() => Promise.reject(new UnansweredError('lost')));
    await expect(persist(attempt, () => Promise.resolve())).rejects.toBeInstanceOf(UnansweredError);
    expect(attempt).toHaveBeenCalledTimes(3);
  });

  it('never repeats what was refused', async () => {
    const attempt = vi.fn(() => Promise.reject(new ProblemError(problem('invalid'))));
    await expect(persist(attempt, () => Promise.resolve())).rejects.toBeInstanceOf(ProblemError);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
