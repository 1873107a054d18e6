import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, seal } from '../../../functions/shared/privacy/envelope.ts';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const key = createSecretKey(randomBytes(32));

describe('what is sealed', () => {
  it('is opened again, whatever it is and whatever it belongs to', () => {
    fc.assert(
      fc.property(bytes32, fc.uint8Array(), fc.string({ unit: 'grapheme' }), (raw, plain, belongsTo) => {
        const sealed = seal(raw, plain, belongsTo);
        expect(Buffer.from(plain).equals(open(createSecretKey(raw), sealed, belongsTo))).toBe(true);
      }),
    );
  });

  it('as a text is its UTF-8', () => {
    expect(open(key, seal(key, '慕容标记 👩🏽‍⚕️', 'x'), 'x').toString()).toBe('慕容标记 👩🏽‍⚕️');
  });

  it('is not opened when any one byte was changed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (plain, at, by) => {
          const sealed = Buffer.from(seal(key, plain, 'id'));
          const index = at % sealed.length;
          sealed[index] = (sealed[index] ?? 0) ^ by;
          expect(() => open(key, sealed, 'id')).toThrow();
        },
      ),
    );
  });

  it('is not opened when it was cut short', () => {
    const sealed = seal(key, 'text', 'id');
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => open(key, sealed.subarray(0, length), 'id')).toThrow();
  });

  it('is not opened for another record, nor with another key', () => {
    fc.assert(
      fc.property(bytes32, fc.string(), fc.string(), (raw, one, other) => {
        fc.pre(one !== other);
        const sealed = seal(raw, 'text', one);
        expect(() => open(raw, sealed, other)).toThrow();
        expect(() => open(key, sealed, one)).toThrow();
      }),
    );
  });

  it('is another text every time: a nonce is never used twice', () => {
    const nonces = Array.from({ length: 2_000 }, () => seal(key, '', 'id').toString('hex', 0, 12));
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});
