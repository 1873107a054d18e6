import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import { reminderRequest } from '../../schemas/report-progress.ts';
import { day } from '../../schemas/text.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { created } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openReminding } from './remind-adapter.ts';
import { remindMissing } from './remind-missing.ts';

const { table, needs } = openReminding();
const path = z.object({ day });

/** `POST /v1/daily-reports/{day}/reminders` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const asked = checked(path, event.pathParameters ?? {});
  const { content: request, mark } = readRequest(reminderRequest, event);
  return created(await remindMissing(needs, caller, { ...asked, request, mark, now }));
}).use(apiMiddleware);
