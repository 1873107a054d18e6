/** What goes back to the viewer. Header names are lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string | Buffer;
}

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    cookies: [],
    body: JSON.stringify(body),
  };
}

/** The answers that API Gateway itself gives, with its own bodies (design.md §5). */
export const ownAnswers = {
  badRequest: jsonAnswer(400, { message: 'Bad Request' }),
  forbidden: jsonAnswer(403, { message: 'Forbidden' }),
  notFound: jsonAnswer(404, { message: 'Not Found' }),
  tooLarge: jsonAnswer(413, { message: 'Request Entity Too Large' }),
  tooMany: jsonAnswer(429, { message: 'Too Many Requests' }),
  internalError: jsonAnswer(500, { message: 'Internal Server Error' }),
  unavailable: jsonAnswer(503, { message: 'Service Unavailable' }),
} as const;
