import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, movedTo } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { formAddress } from './form-address.ts';

/** `GET /d/{community}`: the address on a community's poster. */
export const handler = middy(
  async (event: APIGatewayProxyEventV2): Promise<Answer> =>
    Promise.resolve(movedTo(formAddress(event.pathParameters?.['community'] ?? ''))),
).use(apiMiddleware);
