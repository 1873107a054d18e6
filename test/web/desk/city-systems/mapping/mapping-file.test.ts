import { describe, expect, it } from 'vitest';
import { readMapping } from '../../../../../web/desk/city-systems/mapping/mapping-file.ts';
import { aMapping } from '../../some-cities.ts';

describe('a file of a mapping', () => {
  it('gives the mapping, whatever else it says', () => {
    const { privacyNotice, columns, constants } = aMapping();
    expect(readMapping(JSON.stringify(aMapping()))).toEqual({
      mapping: { privacyNotice, columns, constants },
    });
  });

  it.each([
    ['编号,姓名', 'JSON'],
    ['[]', ''],
    ['{"privacyNotice":"1","columns":[{"field":"nobody","headers":["a"]}]}', 'columns/0/field'],
    ['{"privacyNotice":"1","columns":[{"field":"name","headers":"a"}]}', 'columns/0/headers'],
  ])('is refused where it is none: %s', (text, wrong) => {
    expect(readMapping(text)).toEqual({ wrong });
  });
});
