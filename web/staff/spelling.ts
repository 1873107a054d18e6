import type { Language } from '../../schemas/codes.ts';
import type { FeedColumn, FeedKind } from '../../schemas/feed-kind.ts';

/** Of what something may be called, what it is called in a language: the first of each stands for the others. */
export function spellingIn(spellings: readonly string[], language: Language): string {
  const latin = language === 'en' ? spellings.find((one) => /^[a-z]{2}/i.test(one)) : undefined;
  return latin ?? spellings[0] ?? '';
}

/** A column as its field is called; a field that is no column, as it is. */
export function columnName({ columns }: FeedKind, field: string, language: Language): string {
  const column = columns.find((one) => one.field === field);
  return column === undefined ? field : spellingIn(column.headers, language);
}

/** A code of a column, in words. */
export function codeName({ codes }: FeedColumn, code: string, language: Language): string {
  return spellingIn(codes?.[code] ?? [code], language);
}
