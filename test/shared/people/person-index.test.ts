import { describe, expect, it } from 'vitest';
import {
  packPersonIndex,
  personIndexOf,
  personKeysOf,
  readPersonIndex,
} from '../../../functions/shared/people/person-index.ts';

const keys = personKeysOf(Buffer.alloc(32, 'test'));
const person = { document: 'E12345678', name: '张 伟', phone: '16200000001' };

describe('by what a comparison finds a person', () => {
  it('is kept in 20 bytes, and read back as it was', () => {
    const packed = packPersonIndex(personIndexOf(keys, person));
    expect(packed).toHaveLength(20);
    expect(readPersonIndex(packed)).toEqual(personIndexOf(keys, person));
  });

  it('is read from bytes wherever they lie in what they came in', () => {
    const packed = packPersonIndex(personIndexOf(keys, person));
    const within = Buffer.concat([Buffer.of(1, 2, 3), packed]).subarray(3);
    expect(readPersonIndex(within)).toEqual(readPersonIndex(packed));
    expect(() => readPersonIndex(packed.subarray(1))).toThrow(RangeError);
  });

  it('is another with another secret, document, name or phone, and the same for a name that is typed otherwise', () => {
    const of = (given: Partial<typeof person>, secret = keys) =>
      personIndexOf(secret, { ...person, ...given });
    const first = of({});
    expect(of({}, personKeysOf(Buffer.alloc(32, 'other'))).document).not.toEqual(first.document);
    expect(of({ document: 'E12345679' }).document).not.toEqual(first.document);
    expect(of({ name: '张伟' })).toEqual(first);
    expect(of({ name: '张芳' }).contact?.person).not.toEqual(first.contact?.person);
    expect(of({ phone: '16200000002' }).contact?.phone).not.toBe(first.contact?.phone);
  });
});
