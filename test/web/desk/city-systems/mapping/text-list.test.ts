import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, textOf } from '../../../../../web/desk/city-systems/mapping/text-list.ts';

describe('names that commas part', () => {
  it.each([
    ['姓名', ['姓名']],
    [' 姓名 ,full name，名字', ['姓名', 'full name', '名字']],
    [',,', []],
    ['"报备人, 本人", 姓名', ['报备人, 本人', '姓名']],
    ['"他说""好"""', ['他说"好"']],
  ])('are read: %s', (text, list) => {
    expect(listOf(text)).toEqual(list);
  });

  it('are read again as they were written', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(name), (list) => {
        expect(listOf(textOf(list))).toEqual(list);
      }),
    );
  });
});
