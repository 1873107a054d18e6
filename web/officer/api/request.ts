import type * as z from 'zod/mini';
import { type Problem, problem } from '../../../schemas/problem.ts';
import { ProblemError, SignedOutError, UnreachableError } from '../../staff/refusals.ts';
import { learnServerTime } from '../../staff/server-time.ts';
import { accessToken, tokenRefused } from '../../staff/session.ts';
import { noteCall } from '../connection.ts';
import { language } from '../preferences.ts';

export interface Call<Content> {
  path: string;
  answer: z.ZodMiniType<Content>;
  /** What a refusal of it tells beyond its sentence. */
  refusal?: z.ZodMiniType<Problem>;
  /** What to send, and the key that the action keeps through every retry. */
  post?: { body: unknown; key: string };
  /** The ETag of what is there already: `unchanged` is then a possible answer. */
  have?: string | undefined;
  /** Nothing of it is personal: the browser may keep it as long as the answer says. */
  mayBeKept?: boolean;
}

export type Answer<Content> =
  | { changed: true; content: Content; etag: string | undefined }
  | { changed: false };

function headersOf(call: Call<unknown>, token: string): Record<string, string> {
  return {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language.get() === 'zh' ? 'zh-CN' : 'en',
    Authorization: `Bearer ${token}`,
    ...(call.have === undefined ? {} : { 'If-None-Match': call.have }),
    ...(call.post === undefined
      ? {}
      : { 'Content-Type': 'application/json', 'Idempotency-Key': call.post.key }),
  };
}

async function send(call: Call<unknown>, token: string): Promise<Response> {
  try {
    const response = await fetch(call.path, {
      headers: headersOf(call, token),
      // What is personal stays in memory only.
      cache: call.mayBeKept === true ? 'default' : 'no-store',
      ...(call.post === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(call.post.body), keepalive: true }),
    });
    noteCall(true);
    learnServerTime(response.headers.get('Date'));
    return response;
  } catch (error) {
    noteCall(false);
    throw new UnreachableError(false, 0, { cause: error });
  }
}

async function refusalOf(response: Response, { refusal = problem }: Call<unknown>): Promise<Error> {
  const told = refusal.safeParse(await response.json().catch(() => undefined));
  if (told.success && response.status < 500) return new ProblemError(told.data);
  // API Gateway's own answers (throttling, timeouts) are no problem+json.
  return new UnreachableError(true, Number(response.headers.get('Retry-After') ?? 0));
}

/**
 * One call to the officers' endpoints with the bearer token. A refused token is renewed once.
 * @throws ProblemError what the system refused · UnreachableError no answer, or busy · SignedOutError no sign-in any more
 */
export async function request<Content>(call: Call<Content>): Promise<Answer<Content>> {
  let response = await send(call, await accessToken());
  if (response.status === 401) response = await send(call, await tokenRefused());
  if (response.status === 401) throw new SignedOutError();
  if (response.status === 304) return { changed: false };
  if (!response.ok) throw await refusalOf(response, call);
  const content = call.answer.parse(await response.json());
  return { changed: true, content, etag: response.headers.get('ETag') ?? undefined };
}

/** A call whose answer can only be new. */
export async function contentOf<Content>(call: Call<Content>): Promise<Content> {
  const answer = await request(call);
  if (!answer.changed) throw new UnreachableError(true, 0);
  return answer.content;
}
