import { describe, expect, it } from 'vitest';
import { InvalidError, RefusedError } from '../../../functions/shared/errors.ts';
import { problemAnswer } from '../../../functions/shared/http/problem-answer.ts';
import { messages } from '../../../schemas/messages.ts';
import { problem } from '../../../schemas/problem.ts';

function answered(error: unknown, language: 'zh' | 'en' = 'en') {
  const { statusCode, headers, body } = problemAnswer(error, language);
  return { statusCode, headers, body: problem.parse(JSON.parse(body ?? '')) };
}

describe('an error that is answered', () => {
  it('as invalid names each field by its JSON pointer (RFC 6901), with a sentence', () => {
    const issues = [
      { path: ['travellers', 0, 'document', 'number'], code: 'document.resident-id' },
      { path: ['a/b', 'c~d'], code: 'required' },
    ];
    expect(answered(new InvalidError(issues), 'zh')).toMatchObject({
      statusCode: 422,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': 'zh' },
      body: {
        type: '/problems/invalid',
        status: 422,
        code: 'invalid',
        errors: [
          {
            pointer: '/travellers/0/document/number',
            code: 'document.resident-id',
            message: messages['document.resident-id'].zh,
          },
          { pointer: '/a~1b/c~0d', code: 'required', message: messages.required.zh },
        ],
      },
    });
  });

  it('as refused has the code and the status of the refusal', () => {
    const { statusCode, body, headers } = answered(new RefusedError('edits-used-up', 409));
    expect([statusCode, body.status, body.code]).toEqual([409, 409, 'edits-used-up']);
    expect(body.detail).toBe(messages['edits-used-up'].en);
    expect(body).not.toHaveProperty('errors');
    expect(headers).not.toHaveProperty('retry-after');
  });

  it('as too many says after how many seconds to try again', () => {
    const { headers } = answered(new RefusedError('too-many-requests', 429, { retryAfterSeconds: 61 }));
    expect(headers).toMatchObject({ 'retry-after': '61' });
  });

  it('as 401 says how to sign in (RFC 9110, section 11.6.1)', () => {
    expect(answered(new RefusedError('session-expired', 401)).headers).toMatchObject({
      'www-authenticate': 'Bearer',
    });
  });

  it.each([new Error('慕容标记 13977553311'), '慕容标记', undefined, new TypeError('慕容标记')])(
    'as unexpected says nothing of the error %#',
    (error) => {
      const answer = problemAnswer(error, 'zh');
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain('慕容');
      expect(answered(error).body.code).toBe('unexpected');
    },
  );

  it('is never kept by a cache', () => {
    for (const error of [new InvalidError([]), new RefusedError('not-found', 404), new Error()])
      expect(answered(error).headers).toMatchObject({ 'cache-control': 'no-store' });
  });
});
