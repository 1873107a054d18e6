import type { Language } from '../../../schemas/codes.ts';
import { sentence } from '../../../schemas/messages.ts';
import type { Problem } from '../../../schemas/problem.ts';
import { InvalidError, type Issue, type RefusalDetails, RefusedError } from '../errors.ts';
import type { Answer } from './answers.ts';

/** Errors become RFC 9457 problems here and nowhere else (design.md §5): invalid, refused, and all others alike. */
export function problemAnswer(error: unknown, language: Language): Answer {
  const { status, code, issues, retryAfterSeconds, details } = describe(error);
  const problem: Problem = {
    type: `/problems/${code}`,
    title: sentence(code, language),
    status,
    code,
    detail: sentence(code, language),
    ...details,
    ...(issues.length > 0 && { errors: issues.map((issue) => fieldError(issue, language)) }),
  };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': language,
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(problem),
  };
}

interface Description {
  status: number;
  code: string;
  issues: readonly Issue[];
  retryAfterSeconds?: number | undefined;
  details?: RefusalDetails;
}

function describe(error: unknown): Description {
  if (error instanceof InvalidError) return error;
  if (error instanceof RefusedError) return { ...pick(error), issues: [] };
  return { status: 500, code: 'unexpected', issues: [] };
}

function pick({ status, code, retryAfterSeconds, details }: RefusedError): Omit<Description, 'issues'> {
  return { status, code, retryAfterSeconds, details };
}

function fieldError({ path, code }: Issue, language: Language): NonNullable<Problem['errors']>[number] {
  return { pointer: pointerOf(path), code, message: sentence(code, language) };
}

/** RFC 6901: `/trip/destination/community`. */
function pointerOf(path: Issue['path']): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
