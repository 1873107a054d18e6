import type { Statistics } from '../../schemas/statistics.ts';
import type { Answer } from '../shared/http/answers.ts';
import { isUnchanged, tagOf } from '../shared/http/entity-tag.ts';
import { languageOf } from '../shared/http/language.ts';
import { writeCsv } from './write-csv.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** As JSON, or as a table for spreadsheets by `Accept: text/csv`; nothing (304) when the figures are those that the reader has. */
export function answerStatistics(statistics: Statistics, headers: Headers): Answer {
  const language = languageOf(headers['accept-language']);
  const isTable = /\btext\/csv\b/.test(headers['accept'] ?? '');
  // When they were read makes no other figures.
  const { asOf: _read, ...figures } = statistics;
  const tag = tagOf(isTable ? [figures, language] : figures);
  const always = { etag: tag, 'cache-control': 'private, no-cache', vary: 'Accept, Accept-Language' };
  if (isUnchanged(headers['if-none-match'], tag)) return { statusCode: 304, headers: always, body: '' };
  const [type, body] = isTable
    ? ['text/csv', writeCsv(statistics, language)]
    : ['application/json', JSON.stringify(statistics)];
  return { statusCode: 200, headers: { ...always, 'content-type': `${type}; charset=utf-8` }, body };
}
