import middy from '@middy/core';
import { notFound } from '../shared/errors.ts';
import type { Answer } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';

/** `$default`: an address that is none of ours. */
export const handler = middy((): Promise<Answer> => Promise.reject(notFound())).use(apiMiddleware);
