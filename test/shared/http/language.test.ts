import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../functions/shared/http/language.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.8', 'en'],
    ['EN-us', 'en'],
    ['en;q=0.5,zh;q=0.9', 'zh'],
    ['en;q=0.9, zh;q=0.5', 'en'],
    ['en,zh', 'zh'],
    ['en;q=0', 'zh'],
    ['fr,de;q=0.5', 'zh'],
    ['fr, en;q=0.1', 'en'],
    ['*', 'zh'],
  ])('for %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('is one of the two, whatever is sent', () => {
    fc.assert(fc.property(fc.string(), (header) => ['zh', 'en'].includes(languageOf(header))));
  });
});
