import * as z from 'zod/mini';
import { type Declared, declared } from '../../../schemas/receipt.ts';
import { keyFor, receiptHashOf } from '../device/chance.ts';
import type { Draft } from '../draft/draft.ts';
import { toEdit, toRequest } from '../draft/to-request.ts';
import { ProblemError, send, UnansweredError } from './call.ts';
import { persist } from './persist.ts';

export interface Submitted {
  declared: Declared;
  /** The answer belongs to what was sent before, not to what the form says now. */
  earlier: boolean;
}

/** Keeps or forgets what was sent and not answered. */
export type Remember = (unanswered: string | undefined) => void;

const post = (form: Draft, language: string, body: unknown) =>
  persist(() => send({ method: 'POST', path: '/v1/declarations', language, key: form.key, body }, declared));

/**
 * `POST /v1/declarations`. When an earlier sending got no answer and the form was changed since, the key tells whether
 * it had arrived: then its own answer is fetched by sending the same bytes again.
 */
export async function submit(
  form: Draft,
  about: { language: string; now: Date },
  remember: Remember,
): Promise<Submitted> {
  const receiptHash = await receiptHashOf(form.secret);
  const body = toRequest(form, { ...about, receiptHash });
  const earlier = form.unanswered;
  remember(earlier ?? JSON.stringify(body));
  try {
    return { declared: await post(form, about.language, body), earlier: false };
  } catch (error) {
    if (error instanceof UnansweredError) throw error;
    const arrivedBefore = error instanceof ProblemError && error.problem.code === 'idempotency.reused';
    if (arrivedBefore && earlier !== undefined)
      return { declared: await post(form, about.language, JSON.parse(earlier)), earlier: true };
    remember(undefined);
    throw error;
  }
}

/**
 * `PUT /v1/declarations/{id}` from the version that the form started from. Should an earlier sending have arrived
 * unheard, another content is refused by its version (412) instead of overwriting it.
 */
export async function submitEdit(
  form: Draft,
  about: { language: string; now: Date; headers: Record<string, string> },
): Promise<void> {
  const { id, version } = form.edits ?? { id: '', version: 0 };
  const body = toEdit(form, about.now);
  const call = {
    method: 'PUT' as const,
    path: `/v1/declarations/${id}`,
    language: about.language,
    key: await keyFor(form.key, body),
    headers: { ...about.headers, 'if-match': `"${version}"` },
    body,
  };
  await persist(() => send(call, z.unknown()));
}
