import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { codeRequest, sessionRequest } from '../../schemas/session.ts';
import { systemClock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { type Answer, created } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { sendCode } from './send-code.ts';
import { openSessions } from './session-adapter.ts';
import { startSession } from './start-session.ts';

const needs = openSessions();

const routes: Readonly<Partial<Record<string, (event: APIGatewayProxyEventV2) => Promise<Answer>>>> = {
  'POST /v1/citizen/codes': async (event) => {
    const asked = { ...readRequest(codeRequest, event), now: systemClock() };
    return created(await sendCode(needs.codes, asked));
  },
  'POST /v1/citizen/sessions': async (event) => {
    const asked = { ...readRequest(sessionRequest, event), now: systemClock() };
    return created(await startSession(await needs.sessions(), asked));
  },
};

/** How somebody proves to hold a phone: a code is sent to it, and entered. */
export const handler = middy(async (event: APIGatewayProxyEventV2): Promise<Answer> => {
  const answer = routes[event.routeKey];
  if (answer === undefined) throw notFound();
  return answer(event);
}).use(apiMiddleware);
