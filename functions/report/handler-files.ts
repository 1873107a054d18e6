import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import { reportFilesQuery, reportLinkRequest } from '../../schemas/report-files.ts';
import { day } from '../../schemas/text.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openReportFiles } from './files/files-adapter.ts';
import { linkFile } from './files/link-file.ts';
import { viewFiles } from './files/view-files.ts';

const { table, reads, link } = openReportFiles();
const path = z.object({ day });

/** `GET /v1/daily-reports/{day}/files?region=`, `POST /v1/daily-reports/{day}/files/links` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const asked = checked(path, event.pathParameters ?? {});
  if (event.routeKey.startsWith('GET')) {
    const { region } = checked(reportFilesQuery, event.queryStringParameters ?? {});
    return ok(await viewFiles(reads, caller, { ...asked, region, now }));
  }
  const { content: request } = readRequest(reportLinkRequest, event);
  return created(await linkFile(link(), caller, { ...asked, request, now }));
}).use(apiMiddleware);
