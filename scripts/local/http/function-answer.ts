import { z } from 'zod';
import { type HttpAnswer, ownAnswers } from './answer.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const shaped = z.object({
  statusCode: z.coerce.number().int().min(100).max(999),
  headers: z.record(z.string(), scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: scalar.nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * What a function answered, as HTTP APIs understand it in payload format 2.0: with `statusCode` a whole response; anything else is a
 * 200 with it as JSON, a text as it is. A response of the wrong shape is a 500.
 */
export function functionAnswer(payload: unknown): HttpAnswer {
  if (typeof payload !== 'object' || payload === null || !('statusCode' in payload)) return inferred(payload);
  const result = shaped.safeParse(payload);
  if (!result.success) return ownAnswers.internalError;
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.data;
  const text = body === undefined || body === null ? '' : String(body);
  return {
    status: statusCode,
    headers: headersOf(headers ?? {}, text !== ''),
    cookies: cookies ?? [],
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
}

function inferred(payload: unknown): HttpAnswer {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
}

/** API Gateway gives a body without a type this one. */
const defaultType = 'text/plain;charset=UTF-8';

function headersOf(
  given: Readonly<Record<string, string | number | boolean>>,
  hasBody: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = String(value);
  delete headers['content-length'];
  delete headers['connection'];
  delete headers['transfer-encoding'];
  if (hasBody) headers['content-type'] ??= defaultType;
  return headers;
}
