import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { feedRunId } from '../../schemas/feed-run.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { created } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { linkOutcomes } from './outcomes/link-outcomes.ts';
import { openOutcomes } from './outcomes/outcomes-adapter.ts';

const sources = openSources();

/** `POST /v1/feed-runs/{id}/outcomes` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const now = systemClock();
  const caller = await callerOf(sources, event);
  const id = feedRunId.safeParse(event.pathParameters?.['id']);
  if (!id.success) throw notFound();
  return created(await linkOutcomes(openOutcomes(sources, now), caller, { id: id.data, now }));
}).use(apiMiddleware);
