import { describe, expect, it } from 'vitest';
import { TemplateError } from '../../../scripts/local/errors.ts';
import { compileFilter, compileFilters } from '../../../scripts/local/events/filters/compile-filter.ts';

/** The table "Filter rule syntax" of the Lambda Developer Guide, and what its text adds. */
describe('a filter of an event source mapping', () => {
  it.each([
    ['null', { UserID: [null] }, { UserID: null }, true],
    ['null is not a missing field', { UserID: [null] }, {}, false],
    ['empty', { LastName: [''] }, { LastName: '' }, true],
    ['empty is not null', { LastName: [''] }, { LastName: null }, false],
    ['equals', { Name: ['Alice'] }, { Name: 'Alice' }, true],
    ['equals minds the case', { Name: ['Alice'] }, { Name: 'alice' }, false],
    ['equals minds the type', { Price: ['100'] }, { Price: 100 }, false],
    ['equals ignoring case', { Name: [{ 'equals-ignore-case': 'alice' }] }, { Name: 'ALICE' }, true],
    [
      'equals ignoring case, of another word',
      { Name: [{ 'equals-ignore-case': 'alice' }] },
      { Name: 'Bob' },
      false,
    ],
    ['and', { Location: ['New York'], Day: ['Monday'] }, { Location: 'New York', Day: 'Monday' }, true],
    [
      'and, one not met',
      { Location: ['New York'], Day: ['Monday'] },
      { Location: 'New York', Day: 'Tuesday' },
      false,
    ],
    ['or of values', { PaymentType: ['Credit', 'Debit'] }, { PaymentType: 'Debit' }, true],
    ['or of values, none', { PaymentType: ['Credit', 'Debit'] }, { PaymentType: 'Cash' }, false],
    [
      'or of fields',
      { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] },
      { Location: 'Rome', Day: 'Monday' },
      true,
    ],
    [
      'or of fields, none',
      { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] },
      { Location: 'Rome' },
      false,
    ],
    ['not', { Weather: [{ 'anything-but': ['Raining'] }] }, { Weather: 'Sunny' }, true],
    ['not, met', { Weather: [{ 'anything-but': ['Raining'] }] }, { Weather: 'Raining' }, false],
    ['not needs the field', { Weather: [{ 'anything-but': ['Raining'] }] }, {}, false],
    ['numeric equals', { Price: [{ numeric: ['=', 100] }] }, { Price: 100 }, true],
    ['numeric equals, in another notation', { Price: [{ numeric: ['=', 3.018e2] }] }, { Price: 301.8 }, true],
    ['numeric range', { Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 20 }, true],
    ['numeric range, its open end', { Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 10 }, false],
    ['numeric range, beyond', { Price: [{ numeric: ['>=', 10, '<', 20] }] }, { Price: 20 }, false],
    ['numeric does not read strings', { Price: [{ numeric: ['=', 100] }] }, { Price: '100' }, false],
    ['exists', { ProductName: [{ exists: true }] }, { ProductName: 'x' }, true],
    ['exists, missing', { ProductName: [{ exists: true }] }, {}, false],
    ['exists counts null', { ProductName: [{ exists: true }] }, { ProductName: null }, true],
    ['does not exist', { ProductName: [{ exists: false }] }, {}, true],
    ['does not exist, though there', { ProductName: [{ exists: false }] }, { ProductName: 'x' }, false],
    [
      'exists sees leaves only',
      { person: { address: [{ exists: true }] } },
      { person: { address: { street: 'x' } } },
      false,
    ],
    ['begins with', { Region: [{ prefix: 'us-' }] }, { Region: 'us-east-1' }, true],
    ['begins with, not', { Region: [{ prefix: 'us-' }] }, { Region: 'eu-us-1' }, false],
    ['ends with', { FileName: [{ suffix: '.png' }] }, { FileName: 'a.png' }, true],
    ['ends with, not', { FileName: [{ suffix: '.png' }] }, { FileName: 'a.png.txt' }, false],
    ['an array in the event, by any element', { Colors: ['Red'] }, { Colors: ['Blue', 'Red'] }, true],
    ['an array in the event, none', { Colors: ['Red'] }, { Colors: ['Blue'] }, false],
    [
      'objects in an array, by any',
      { List: { Kind: ['a'] } },
      { List: [{ Kind: 'b' }, { Kind: 'a' }] },
      true,
    ],
    [
      'nested fields',
      { dynamodb: { NewImage: { t: { S: ['D'] } } } },
      { dynamodb: { NewImage: { t: { S: 'D' } } } },
      true,
    ],
    [
      'nested fields, missing on the way',
      { dynamodb: { NewImage: { t: { S: ['D'] } } } },
      { dynamodb: {} },
      false,
    ],
    ['true and false', { Active: [true] }, { Active: true }, true],
  ])('compares by %s', (_title, pattern, event, passes) => {
    expect(compileFilter(pattern)(event)).toBe(passes);
  });

  it('lets a record through that any one of several patterns lets through', () => {
    const passes = compileFilters([{ kind: ['a'] }, { kind: ['b'] }]);
    expect([passes({ kind: 'a' }), passes({ kind: 'b' }), passes({ kind: 'c' })]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('lets everything through when there is no pattern', () => {
    expect(compileFilters([])({})).toBe(true);
  });

  it.each([
    ['an operator of EventBridge that Lambda does not have', { a: [{ wildcard: 'x*' }] }],
    ['two operators in one', { a: [{ prefix: 'x', suffix: 'y' }] }],
    ['a value that is no list', { a: 'x' }],
    ['a numeric range without a number', { a: [{ numeric: ['>', 'ten'] }] }],
    ['an unknown relation', { a: [{ numeric: ['!=', 1] }] }],
    ['a prefix that is no text', { a: [{ prefix: 1 }] }],
    ['an $or that is no list', { $or: { a: ['x'] } }],
  ])('stops at %s', (_title, pattern) => {
    expect(() => compileFilter(pattern)).toThrow(TemplateError);
  });
});
