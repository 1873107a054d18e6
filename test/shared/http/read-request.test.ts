import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readRequest } from '../../../functions/shared/http/read-request.ts';

const note = z.strictObject({ text: z.string() });
const key = '0123456789abcdef';
const received = (body: string, idempotencyKey: string | undefined = key) => ({
  headers: { 'idempotency-key': idempotencyKey },
  body,
  isBase64Encoded: false,
});
const read = (body: string, idempotencyKey?: string) => readRequest(note, received(body, idempotencyKey));
/** A body of exactly so many bytes. */
const bodyOf = (bytes: number) => `{"text":"${'x'.repeat(bytes - 11)}"}`;

describe('the body of a request', () => {
  it('is at most 64 KB, 413 beyond', () => {
    expect(read(bodyOf(65_536)).content.text).toHaveLength(65_525);
    expect(() => read(bodyOf(65_537))).toThrow(expect.objectContaining({ status: 413, code: 'too-large' }));
  });

  it('is counted in bytes, not in characters', () => {
    const body = `{"text":"${'豫'.repeat(22_000)}"}`;
    expect(body.length).toBeLessThan(65_536);
    expect(() => read(body)).toThrow(expect.objectContaining({ status: 413 }));
  });

  it('is the same when API Gateway gives it as base64', () => {
    const body = '{"text":"豫"}';
    const encoded = { ...received(Buffer.from(body).toString('base64')), isBase64Encoded: true };
    expect(readRequest(note, encoded)).toEqual(read(body));
  });

  it('is refused at each field that is wrong, by its path', () => {
    expect(() => read('{}')).toThrow(
      expect.objectContaining({ status: 422, issues: [{ path: ['text'], code: 'required' }] }),
    );
    expect(() => read('{"text":1}')).toThrow(
      expect.objectContaining({ issues: [{ path: ['text'], code: 'type' }] }),
    );
  });

  it('is refused with a key that nobody knows, which is repeated only where it reads as a field’s name', () => {
    expect(() => read('{"text":"","extra":1}')).toThrow(
      expect.objectContaining({ issues: [{ path: ['extra'], code: 'unknown' }] }),
    );
    expect(() => read('{"text":"","13977553311":1}')).toThrow(
      expect.objectContaining({ issues: [{ path: [], code: 'unknown' }] }),
    );
  });
});

describe('the Idempotency-Key', () => {
  it.each(['', 'short', 'x'.repeat(15), 'x'.repeat(65), `${key} `, `${key}_`, `${key}\n`])(
    'is 16 to 64 letters, digits or hyphens: 400 for %j',
    (wrong) => {
      expect(() => read('{"text":""}', wrong)).toThrow(
        expect.objectContaining({ status: 400, code: 'idempotency.required' }),
      );
    },
  );

  it('is needed', () => {
    const { body, isBase64Encoded } = received('{"text":""}');
    expect(() => readRequest(note, { headers: {}, body, isBase64Encoded })).toThrow(
      expect.objectContaining({ status: 400, code: 'idempotency.required' }),
    );
  });

  it('is kept as a hash of its own, and the body as another: the same for the same, and else not', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [first, second] = [one, other].map((text) => read(JSON.stringify({ text })).mark);
        expect(first?.key).toBe(second?.key);
        expect(first?.body === second?.body).toBe(one === other);
      }),
    );
    expect(read('{"text":""}', `${key}0`).mark.key).not.toBe(read('{"text":""}').mark.key);
    expect(read('{"text":""}').mark.key).toMatch(/^[A-Za-z0-9_-]{16}$/);
  });
});
