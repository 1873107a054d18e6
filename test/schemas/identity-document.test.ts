import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identityDocument,
  isDocumentNumber,
  isResidentId,
  readResidentId,
  residentIdCheckCharacter,
} from '../../schemas/identity-document.ts';

const realDate = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const first17 = fc
  .tuple(fc.integer({ min: 110000, max: 659999 }), realDate, fc.integer({ min: 0, max: 999 }))
  .map(([area, date, sequence]) => `${area}${date}${String(sequence).padStart(3, '0')}`);

describe('a resident ID number', () => {
  it('is valid with its check character and with no other', () => {
    fc.assert(
      fc.property(first17, fc.constantFrom(...Array.from('0123456789X')), (digits, character) => {
        expect(isResidentId(digits + character)).toBe(character === residentIdCheckCharacter(digits));
      }),
    );
  });

  it('catches every single wrong digit', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, index, shift) => {
        const number = digits + residentIdCheckCharacter(digits);
        const wrong = String((Number(number[index]) + shift) % 10);
        expect(isResidentId(number.slice(0, index) + wrong + number.slice(index + 1))).toBe(false);
      }),
    );
  });

  it('with 29 February in a common year is refused, although its check character is right', () => {
    const digits = '41010520150229001';
    expect(isResidentId(digits + residentIdCheckCharacter(digits))).toBe(false);
  });

  it('of an abolished county is taken: such codes stay on cards', () => {
    const digits = '41018119900101001';
    expect(isResidentId(digits + residentIdCheckCharacter(digits))).toBe(true);
  });

  it('tells sex and birth date', () => {
    expect(readResidentId('11010519491231002X')).toEqual({ birthDate: '1949-12-31', sex: 'female' });
  });

  it.each(['１１０１０５１９４９１２３１００２ｘ', '110105 19491231 002x', '110105-19491231-002X'])(
    'typed as %s is understood',
    (typed) => {
      expect(identityDocument.parse({ type: 'resident-id', number: typed }).number).toBe(
        '11010519491231002X',
      );
    },
  );
});

describe('other documents', () => {
  it.each([
    ['passport', 'E12345678', true],
    ['passport', 'E1', false],
    ['hong-kong-macao-permit', 'H12345678', true],
    ['hong-kong-macao-permit', 'X12345678', false],
    ['taiwan-permit', '12345678', true],
    ['taiwan-permit', '1234567', false],
    ['foreign-permanent-resident-id', 'CAN110099121201', true],
    ['foreign-permanent-resident-id', '11009912120', false],
  ] as const)('%s %s is valid: %s', (type, number, valid) => {
    expect(isDocumentNumber(type, number)).toBe(valid);
  });
});
