import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimIdOf, codeOf, dayIdOf, phoneIndexOf } from '../../../functions/shared/privacy/blind-index.ts';
import { hmac } from '../../../functions/shared/privacy/hmac.ts';
import { identityDocument } from '../../../schemas/identity-document.ts';
import { phone } from '../../../schemas/text.ts';
import { residentId } from '../../support/builders.ts';

const key = randomBytes(32);
const date = '2026-01-24';
const idOf = (number: string) =>
  dayIdOf(key, { document: identityDocument.parse({ type: 'resident-id', number }), date }, 1);
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

describe('the id under which a person’s day is taken', () => {
  // 110101199003120003X has an X for its check character: found by its first number below.
  const withX = Array.from({ length: 100 }, (_, n) => residentId(n)).find((one) => one.endsWith('X')) ?? '';

  it.each([
    ['with spaces', withX.replace(/(.{6})(.{8})/, '$1 $2 ')],
    ['with hyphens', withX.replace(/(.{6})(.{8})/, '$1-$2-')],
    ['with a small x', withX.toLowerCase()],
    ['in full width', fullWidth(withX)],
  ])('is the same however the number is typed: %s', (_, typed) => {
    expect(typed).not.toBe(withX);
    expect(idOf(typed)).toBe(idOf(withX));
  });

  it('is another for another number, type, day and generation, and with another key', () => {
    const passport = { type: 'passport', number: 'E12345678' } as const;
    const ids = [
      dayIdOf(key, { document: passport, date }, 1),
      dayIdOf(key, { document: { ...passport, number: 'E12345679' }, date }, 1),
      dayIdOf(key, { document: { ...passport, type: 'taiwan-permit' }, date }, 1),
      dayIdOf(key, { document: passport, date: '2026-01-25' }, 1),
      dayIdOf(key, { document: passport, date }, 2),
      dayIdOf(randomBytes(32), { document: passport, date }, 1),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says nothing of the number', () => {
    expect(idOf(withX)).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe('the blind index of a phone', () => {
  it.each(['139 0000 0001', '139-0000-0001', '+8613900000001', '008613900000001', fullWidth('13900000001')])(
    'is the same however it is typed: %s',
    (typed) => {
      expect(phoneIndex(typed)).toBe(phoneIndex('13900000001'));
    },
  );
});

describe('the id of a claim', () => {
  it('follows from the Idempotency-Key and the index in the party, and is never that of a day', () => {
    expect(claimIdOf(key, 'k', 1)).toBe(claimIdOf(key, 'k', 1));
    const day = { document: { type: 'passport', number: 'k' } as const, date };
    const ids = [
      claimIdOf(key, 'k', 0),
      claimIdOf(key, 'k', 1),
      claimIdOf(key, 'l', 0),
      dayIdOf(key, day, 0),
      dayIdOf(key, day, 1),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a one-time code', () => {
  it('is six digits that follow from the challenge', () => {
    fc.assert(fc.property(fc.string(), (challenge) => /^\d{6}$/.test(codeOf(key, challenge))));
    expect(codeOf(key, 'one')).toBe(codeOf(key, 'one'));
    expect(codeOf(key, 'one')).not.toBe(codeOf(key, 'other'));
  });
});
