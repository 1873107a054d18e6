import middy from '@middy/core';
import { notFound } from '../shared/errors.ts';
import type { Answer } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';

/** `$default` of the staff API: what is no route of ours (design.md §5). */
export const handler = middy((): Promise<Answer> => Promise.reject(notFound())).use(apiMiddleware);
