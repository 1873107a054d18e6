import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type HttpAnswer, jsonAnswer } from '../http/answer.ts';
import type { RequestListener } from '../http/listen.ts';
import { readBody } from '../http/read-body.ts';
import { writeAnswer } from '../http/write-answer.ts';
import type { Inbox } from '../seams/inbox.ts';
import type { ControlRoute } from './control-routes.ts';

export interface ControlSettings {
  readonly routes: Readonly<Record<string, ControlRoute>>;
  readonly inbox: Inbox;
}

/**
 * The control endpoint, which only the runner has. It listens on the loopback address and answers only those who ask for this
 * machine by name and are no page of another site.
 */
export function openControl({ routes, inbox }: ControlSettings): RequestListener {
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (path === '/inbox' || path.startsWith('/inbox/')) {
      inbox.handle(request, response, path.slice('/inbox'.length) || '/').catch((error: unknown) => {
        writeAnswer(response, jsonAnswer(500, { message: String(error) }));
      });
      return;
    }
    answerTo(request, path, routes).then(
      (answer) => writeAnswer(response, answer),
      (error: unknown) => writeAnswer(response, errorAnswer(error)),
    );
  };
}

async function answerTo(
  request: IncomingMessage,
  path: string,
  routes: ControlSettings['routes'],
): Promise<HttpAnswer> {
  const { method = 'GET', headers } = request;
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(headers.host ?? ''))
    return jsonAnswer(403, { message: 'only for this machine' });
  /** Browsers name the page that asks; whoever is no page names none. */
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`) {
    return jsonAnswer(403, { message: 'not for pages of other sites' });
  }
  const [first = '', ...parts] = path.slice(1).split('/').map(decodeURIComponent);
  const route = routes[`${method} /${first}`];
  if (!route) return jsonAnswer(404, { message: 'not a control', controls: Object.keys(routes) });
  const body = await readBody(request);
  const text = body?.toString('utf8') ?? '';
  return jsonAnswer(200, await route(parts, text === '' ? undefined : JSON.parse(text)));
}

function errorAnswer(error: unknown): HttpAnswer {
  if (error instanceof z.ZodError) return jsonAnswer(422, { message: z.prettifyError(error) });
  if (error instanceof SyntaxError || error instanceof RangeError)
    return jsonAnswer(400, { message: error.message });
  return jsonAnswer(500, { message: String(error) });
}
