import type * as z from 'zod/mini';
import { type Problem, problem } from '../../../schemas/problem.ts';
import { learnServerTime } from '../device/server-time.ts';

/** The server refused, with a code and, where input was wrong, the fields. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  /** Seconds to wait, when the server said so (429). */
  readonly retryAfter: number | undefined;
  constructor(said: Problem, retryAfter?: number) {
    super(said.code);
    this.problem = said;
    this.retryAfter = retryAfter;
  }
}

/** No answer was heard: the network, or a gateway on the way. What was sent may have arrived. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  language: string;
  body?: unknown;
  /** Made once for each thing that is sent, so that sending again is safe. */
  key?: string;
  headers?: Record<string, string>;
}

const patienceMs = 15_000;

async function answerTo({ method, path, language, body, key, headers }: Call): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': language === 'zh' ? 'zh-CN' : 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new UnansweredError(path, { cause });
  }
}

/** What API Gateway says itself has AWS's body, not ours: read as a problem of its status. */
async function problemIn(answer: Response): Promise<ProblemError> {
  const content: unknown = await answer.json().catch(() => undefined);
  const own = problem.safeParse(content);
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(wait) ? wait : undefined;
  if (own.success) return new ProblemError(own.data, retryAfter);
  const code =
    answer.status === 429 ? 'too-many-requests' : answer.status === 404 ? 'not-found' : 'unexpected';
  return new ProblemError(
    { type: 'about:blank', title: '', status: answer.status, code, detail: '' },
    retryAfter,
  );
}

/** Sends one request. @throws ProblemError when refused, UnansweredError when no answer was heard. */
export async function send<Schema extends z.ZodMiniType>(
  call: Call,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const answer = await answerTo(call);
  learnServerTime(answer.headers.get('date'));
  if (answer.status >= 500) throw new UnansweredError(`${call.path} answered ${answer.status}`);
  if (!answer.ok) throw await problemIn(answer);
  const content: unknown =
    answer.status === 204
      ? undefined
      : await answer.json().catch((cause: unknown) => {
          throw new UnansweredError(call.path, { cause });
        });
  return schema.parse(content);
}
