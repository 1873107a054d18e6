import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import { regionReportQuery } from '../../schemas/report-progress.ts';
import { day } from '../../schemas/text.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openRegionReports } from './region-adapter.ts';
import { viewRegion } from './view-region.ts';

const { table, reads } = openRegionReports();
const path = z.object({ day });

/** `GET /v1/daily-reports/{day}?region=` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const asked = checked(path, event.pathParameters ?? {});
  const { region } = checked(regionReportQuery, event.queryStringParameters ?? {});
  return ok(await viewRegion(reads, caller, { ...asked, region, now }));
}).use(apiMiddleware);
