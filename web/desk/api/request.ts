import type * as z from 'zod/mini';
import { type Problem, problem } from '../../../schemas/problem.ts';
import { ProblemError, SignedOutError, UnreachableError } from '../../staff/refusals.ts';
import { learnServerTime } from '../../staff/server-time.ts';
import { accessToken, tokenRefused } from '../../staff/session.ts';
import { language } from '../preferences.ts';

export interface Call<Content> {
  path: string;
  answer: z.ZodMiniType<Content>;
  /** What a refusal tells beside its sentence, if it tells more than others do. */
  problem?: z.ZodMiniType<Problem>;
  /** What to send, and the key that the action keeps through every retry. */
  send?: {
    method: 'POST' | 'PUT';
    body: unknown;
    key: string;
    /** The version that it rests on. */
    seen?: number | undefined;
  };
  /** Ends the call when nobody waits for it any more. */
  signal?: AbortSignal;
}

async function ask({ path, send, signal }: Call<unknown>, token: string): Promise<Response> {
  const response = await fetch(path, {
    method: send?.method ?? 'GET',
    headers: {
      Accept: 'application/json, application/problem+json',
      'Accept-Language': language.get() === 'zh' ? 'zh-CN' : 'en',
      Authorization: `Bearer ${token}`,
      ...(send === undefined ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': send.key }),
      ...(send?.seen === undefined ? {} : { 'If-Match': `"${send.seen}"` }),
    },
    // What is personal stays in memory only.
    cache: 'no-store',
    ...(signal === undefined ? {} : { signal }),
    ...(send === undefined ? {} : { body: JSON.stringify(send.body) }),
  }).catch((cause: unknown) => {
    throw new UnreachableError(false, 0, { cause });
  });
  learnServerTime(response.headers.get('Date'));
  return response;
}

async function refusalOf(response: Response, shape: z.ZodMiniType<Problem> = problem): Promise<Error> {
  const told = shape.safeParse(await response.json().catch(() => undefined));
  if (told.success && response.status < 500) return new ProblemError(told.data);
  // API Gateway's own answers (throttling, timeouts) are no problem+json.
  return new UnreachableError(true, Number(response.headers.get('Retry-After') ?? 0));
}

/**
 * One call to the staff's endpoints with the bearer token. A refused token is renewed once.
 * @throws ProblemError what the system refused · UnreachableError no answer, or busy · SignedOutError no sign-in any more
 */
export async function request<Content>(call: Call<Content>): Promise<Content> {
  let response = await ask(call, await accessToken());
  if (response.status === 401) response = await ask(call, await tokenRefused());
  if (response.status === 401) throw new SignedOutError();
  if (!response.ok) throw await refusalOf(response, call.problem);
  return call.answer.parse(await response.json());
}
