import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifyCitizen } from '../../functions/declare/identify-citizen.ts';
import { readSession, sessionSeconds, writeSession } from '../../functions/declare/session-token.ts';
import { signatureOf } from '../../functions/shared/privacy/blind-index.ts';
import { afternoon, hashOfSecret, secret } from '../support/builders.ts';

const key = randomBytes(32);
const sign = (text: string) => signatureOf(key, text);
const phoneIndex = 'p'.repeat(22);
const token = writeSession(sign, phoneIndex, afternoon);
const later = (seconds: number) => new Date(afternoon.getTime() + seconds * 1_000);
const read = (given: string, now = afternoon) => readSession(sign, given, now);

describe('a session', () => {
  it('is good until it ends, and 401 from that instant', () => {
    expect(read(token, later(sessionSeconds - 1))).toBe(phoneIndex);
    expect(() => read(token, later(sessionSeconds))).toThrow(
      expect.objectContaining({ status: 401, code: 'session-expired' }),
    );
  });

  it('is 401 when any one character is another', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'z', '0', '.', '_'), (at, character) => {
        fc.pre(token[at] !== character);
        const forged = token.slice(0, at) + character + token.slice(at + 1);
        expect(() => read(forged)).toThrow(expect.objectContaining({ status: 401 }));
      }),
    );
  });

  it('is 401 with a longer life or another phone than was signed', () => {
    const [index = '', until = '', signature = ''] = token.split('.');
    for (const forged of [
      `${index}.${Number(until) + 1}.${signature}`,
      `${'q'.repeat(22)}.${until}.${signature}`,
      `${index}.${until}.`,
      `${index}.${until}`,
      '',
    ])
      expect(() => read(forged)).toThrow(expect.objectContaining({ code: 'session-required' }));
  });

  it('is 401 when it was signed with another key, or for another use', () => {
    const stranger = randomBytes(32);
    const strangers = writeSession((text) => signatureOf(stranger, text), phoneIndex, afternoon);
    expect(() => read(strangers)).toThrow(expect.objectContaining({ code: 'session-required' }));
    const claims = token.split('.').slice(0, 2).join('.');
    expect(() => read(`${claims}.${sign(`cursor#${claims}`)}`)).toThrow();
  });
});

describe('who asks', () => {
  const identify = (headers: Record<string, string>) => identifyCitizen(headers, sign, afternoon);

  it('is the device that has the receipt’s secret, by its hash', () => {
    expect(identify({ 'receipt-secret': secret })).toEqual({ kind: 'device', receiptHash: hashOfSecret() });
  });

  it('is who holds the phone of the session', () => {
    expect(identify({ authorization: `Bearer ${token}` })).toEqual({ kind: 'phone', phoneIndex });
    expect(identify({ authorization: `bearer  ${token}` })).toEqual({ kind: 'phone', phoneIndex });
  });

  it.each([{}, { authorization: token }, { authorization: 'Basic eDp5' }, { authorization: 'Bearer ' }])(
    'is nobody, and 401, without either: %j',
    (headers: Record<string, string>) => {
      expect(() => identify(headers)).toThrow(
        expect.objectContaining({ status: 401, code: 'session-required' }),
      );
    },
  );
});
