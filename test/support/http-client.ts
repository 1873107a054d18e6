import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body, which must be what the published schema says. */
  as: <Schema extends z.core.$ZodType>(schema: Schema) => z.output<Schema>;
}

export interface Call {
  method?: string;
  path: string;
  body?: unknown;
  /** Raw text instead of `body`, for requests that are not JSON. */
  raw?: string;
  headers?: Record<string, string>;
}

export type Client = (call: Call) => Promise<Answer>;

/** A client of one site. Writes get an Idempotency-Key of their own unless the call brings one. */
export function clientOf(baseUrl: string, always: Record<string, string> = {}): Client {
  return async ({ method = 'GET', path, body, raw, headers = {} }) => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
        ...always,
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const text = await response.text();
    const as: Answer['as'] = (schema) => {
      const parsed = z.safeParse(schema, JSON.parse(text));
      if (!parsed.success)
        throw new Error(`${method} ${path} answered ${response.status} ${text}`, { cause: parsed.error });
      return parsed.data;
    };
    return { status: response.status, headers: response.headers, text, as };
  };
}
