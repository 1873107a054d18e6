import { problemAnswer } from '../../../functions/shared/http/problem-answer.ts';

export interface FakeAnswer {
  status: number;
  body: unknown;
}
export interface FakeCall {
  method: string;
  path: string;
  query: Record<string, string>;
  /** By their names in small letters. */
  headers: Record<string, string>;
  body: unknown;
}

/** What is answered to a call whose method and path match, by the parts of the path that are named. */
export type Answers = [pattern: RegExp, answer: (call: FakeCall, part: string, rest: string) => FakeAnswer][];

export const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
export const refused = (status: number, code: string, detail: string, more: object = {}) => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, code, detail, ...more },
});
export const outside = () => refused(403, 'outside-jurisdiction', '该地区不在您的辖区内。');
export const notFound = () => refused(404, 'not-found', '没有找到，或不在您的辖区。');

/** As the functions refuse. */
export function orRefused(answer: Answers[number][1]): Answers[number][1] {
  return (call, part, rest) => {
    try {
      return answer(call, part, rest);
    } catch (error) {
      const { statusCode = 500, body } = problemAnswer(error, 'zh');
      return { status: statusCode, body: JSON.parse(String(body)) as unknown };
    }
  };
}
