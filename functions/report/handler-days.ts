import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { reportDaysQuery } from '../../schemas/report-progress.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openReportDays } from './days-adapter.ts';
import { viewDays } from './view-days.ts';

const { table, reads } = openReportDays();

/** `GET /v1/daily-reports?region=&from=&to=` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const query = checked(reportDaysQuery, event.queryStringParameters ?? {});
  return ok(await viewDays(reads, caller, { ...query, now }));
}).use(apiMiddleware);
