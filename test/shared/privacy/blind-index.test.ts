import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeOf,
  documentIndexOf,
  idsAfter,
  partyIdsOf,
  phoneIndexOf,
} from '../../../functions/shared/privacy/blind-index.ts';
import { hmac } from '../../../functions/shared/privacy/hmac.ts';
import { identityDocument } from '../../../schemas/identity-document.ts';
import { phone } from '../../../schemas/text.ts';
import { residentId } from '../../support/builders.ts';

const key = randomBytes(32);
const documentIndex = (number: string) =>
  documentIndexOf(key, identityDocument.parse({ type: 'resident-id', number }));
const phoneIndex = (typed: string) => phoneIndexOf(key, phone.parse(typed));

const fullWidth = (text: string) =>
  Array.from(text, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');

describe('the keyed hash', () => {
  it('is HMAC-SHA256 (RFC 2104)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'grapheme' }), (raw, text) => {
        expect(hmac(raw, text).equals(createHmac('sha256', raw).update(text).digest())).toBe(true);
      }),
    );
  });
});

describe('the blind index of a document', () => {
  // 110101199003120003X has an X for its check character: found by its first number below.
  const withX = Array.from({ length: 100 }, (_, n) => residentId(n)).find((one) => one.endsWith('X')) ?? '';

  it.each([
    ['with spaces', withX.replace(/(.{6})(.{8})/, '$1 $2 ')],
    ['with hyphens', withX.replace(/(.{6})(.{8})/, '$1-$2-')],
    ['with a small x', withX.toLowerCase()],
    ['in full width', fullWidth(withX)],
  ])('is the same however the number is typed: %s', (_, typed) => {
    expect(typed).not.toBe(withX);
    expect(documentIndex(typed)).toBe(documentIndex(withX));
  });

  it('is another for another number, another type and another key', () => {
    const passport = { type: 'passport', number: 'E12345678' } as const;
    const indexes = [
      documentIndexOf(key, passport),
      documentIndexOf(key, { ...passport, number: 'E12345679' }),
      documentIndexOf(key, { ...passport, type: 'taiwan-permit' }),
      documentIndexOf(randomBytes(32), passport),
    ];
    expect(new Set(indexes).size).toBe(indexes.length);
  });

  it('says nothing of the number', () => {
    expect(documentIndex(withX)).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe('the blind index of a phone', () => {
  it.each(['139 0000 0001', '139-0000-0001', '+8613900000001', '008613900000001', fullWidth('13900000001')])(
    'is the same however it is typed: %s',
    (typed) => {
      expect(phoneIndex(typed)).toBe(phoneIndex('13900000001'));
    },
  );

  it('is never that of a document', () => {
    expect(phoneIndex('13900000001')).not.toBe(
      documentIndexOf(key, { type: 'passport', number: '13900000001' }),
    );
  });
});

describe('the ids of a party', () => {
  it('follow from the Idempotency-Key and from nothing else, all of them different', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 10 }), (idempotencyKey, size) => {
        const ids = partyIdsOf(key, idempotencyKey, size);
        expect(ids).toEqual(partyIdsOf(key, idempotencyKey, size));
        expect(new Set(ids).size).toBe(size);
        expect(idsAfter(key, ids[0] ?? '', size)).toEqual(ids);
      }),
    );
  });

  it('begin alike for a party of another size, so that a reused key is noticed', () => {
    expect(partyIdsOf(key, 'k', 3)[0]).toBe(partyIdsOf(key, 'k', 1)[0]);
    expect(partyIdsOf(key, 'k', 1)).not.toEqual(partyIdsOf(key, 'l', 1));
  });
});

describe('a one-time code', () => {
  it('is six digits that follow from the challenge', () => {
    fc.assert(fc.property(fc.string(), (challenge) => /^\d{6}$/.test(codeOf(key, challenge))));
    expect(codeOf(key, 'one')).toBe(codeOf(key, 'one'));
    expect(codeOf(key, 'one')).not.toBe(codeOf(key, 'other'));
  });
});
