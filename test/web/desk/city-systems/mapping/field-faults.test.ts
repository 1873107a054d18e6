import { describe, expect, it } from 'vitest';
import type { CityMappingRequest } from '../../../../../schemas/city-mapping.ts';
import { faultsOf } from '../../../../../web/desk/city-systems/mapping/field-faults.ts';

const sent: CityMappingRequest = {
  privacyNotice: '1',
  columns: [
    { field: 'name', headers: ['a'] },
    { field: 'transport', headers: ['a'], codes: { train: ['b'], 'a/b': ['c'] } },
  ],
  constants: { riskStay: 'perhaps' },
};
const fault = (pointer: string) => faultsOf([{ pointer, code: 'x', message: 'wrong' }], sent);

describe('what the system refuses of a mapping', () => {
  it.each([
    ['/columns/1/headers', { transport: { headers: 'wrong' } }],
    ['/columns/1/headers/0', { transport: { headers: 'wrong' } }],
    ['/columns/1/codes/train', { transport: { 'codes/train': 'wrong' } }],
    ['/columns/1/codes/a~1b', { transport: { 'codes/a/b': 'wrong' } }],
    ['/columns/1/codes', { transport: { 'codes/': 'wrong' } }],
    ['/columns/0/field', { name: { field: 'wrong' } }],
    ['/columns/document', { document: { field: 'wrong' } }],
    ['/constants/riskStay', { riskStay: { constant: 'wrong' } }],
    ['/privacyNotice', { privacyNotice: { field: 'wrong' } }],
  ])('stands at the field that it names: %s', (pointer, of) => {
    expect(fault(pointer)).toEqual({ of, rest: [] });
  });

  it.each(['', '/columns', '/columns/7/headers', '/unknown/name'])(
    'is told for itself when it names none: %s',
    (pointer) => {
      expect(fault(pointer)).toEqual({ of: {}, rest: ['wrong'] });
    },
  );

  it('is kept together where one field has several', () => {
    const errors = ['/columns/0/field', '/columns/0/headers'].map((pointer) => ({
      pointer,
      code: 'x',
      message: pointer,
    }));
    expect(faultsOf(errors, sent).of.name).toEqual({
      field: '/columns/0/field',
      headers: '/columns/0/headers',
    });
  });
});
