import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../functions/shared/http/parse-json.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

// Forbidden keys are refused, and are asked for below.
const jsonValue = fc
  .jsonValue({ maxDepth: 6 })
  .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));

describe('a text that is JSON', () => {
  it('is read as the built-in parser reads it', () => {
    fc.assert(
      fc.property(jsonValue, fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('may hold colons, braces and quotes in its texts and keys', () => {
    const value = { 'a:"{[': '}]\\":,', b: '\\', 'c"': ['{"a":1,"a":2}'] };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it('may be 32 levels deep, not 33', () => {
    expect(parseJson(nested(32))).toEqual(JSON.parse(nested(32)));
    expect(() => parseJson(nested(33))).toThrow(expect.objectContaining({ code: 'json.deep', status: 400 }));
  });
});

describe('a text that says more than one thing, or none', () => {
  it.each([
    ['a key twice', '{"a":1,"a":1}', 'json.duplicate-key'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'json.duplicate-key'],
    ['a key twice, deep inside', '[{"b":[{"a":1,"a":2}]}]', 'json.duplicate-key'],
    ['__proto__', '{"__proto__":{"role":"province"}}', 'json.forbidden-key'],
    ['__proto__, escaped', '{"\\u005f_proto__":1}', 'json.forbidden-key'],
    ['constructor', '{"a":{"constructor":{"prototype":1}}}', 'json.forbidden-key'],
    ['prototype', '[{"prototype":1}]', 'json.forbidden-key'],
    ['nothing', '', 'json.malformed'],
    ['half an object', '{"a":', 'json.malformed'],
    ['an open text', '{"a":"\\', 'json.malformed'],
    ['two values', '{} {}', 'json.malformed'],
    ['a thousand levels', nested(1_000), 'json.deep'],
    ['a thousand open levels', '['.repeat(1_000), 'json.deep'],
  ])('is refused with 400: %s', (_, text, code) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code, status: 400, issues: [] }));
  });

  it('is refused without quoting it: no message and no cause', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseJson(`{"name":"慕容标记${text}`);
        } catch (error) {
          expect(String(error)).not.toContain('慕容');
          expect((error as Error).cause).toBeUndefined();
        }
      }),
    );
  });

  it('is refused whichever key of an object is written again', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(keys, fc.nat(), (names, which) => {
        const doubled = [...names, names[which % names.length] ?? ''];
        const text = `{${doubled.map((name) => `${JSON.stringify(name)}:0`).join()}}`;
        expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'json.duplicate-key' }));
      }),
    );
  });
});

/** A text that counts how often one of its characters is looked at. */
function countedText(text: string) {
  const seen = { looks: 0 };
  const counted = Object.assign(Object(text) as string, {
    charCodeAt: (at: number) => {
      seen.looks += 1;
      return text.charCodeAt(at);
    },
  });
  return { counted, seen };
}

describe('the work for a text', () => {
  it.each([
    ['quotes', '"'],
    ['backslashes in a text', '"\\'],
    ['colons', ':'],
    ['brackets', '[]'],
    ['members', '"a":1,'],
  ])('is one look at each character, never more: %s', (_, pattern) => {
    const text = pattern.repeat(Math.floor(65_536 / pattern.length));
    const { counted, seen } = countedText(text);
    expect(() => parseJson(counted)).toThrow();
    expect(seen.looks).toBeLessThanOrEqual(text.length);
  });
});
