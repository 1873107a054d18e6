import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sdkSha256 } from '../../functions/shared/sdk-sha256.ts';

const hex = (digest: Uint8Array): string => Buffer.from(digest).toString('hex');

describe('what the SDK signs with', () => {
  it.each(['', 'a', '郑州', 'x'.repeat(1_000)])('hashes %j as SHA-256', async (text) => {
    const sha256 = new sdkSha256();
    sha256.update(Buffer.from(text));
    expect(hex(await sha256.digest())).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it.each([
    ['a text', 'AWS4secret'],
    ['bytes', Buffer.from('secret')],
    ['a view of bytes', new DataView(new Uint8Array([1, 2, 3]).buffer)],
    ['a buffer', new Uint8Array([1, 2, 3]).buffer],
    ['64 bytes', 'k'.repeat(64)],
    ['more than a block', 'k'.repeat(65)],
  ])('is HMAC-SHA256 with %s as the secret', async (_what, secret) => {
    const sha256 = new sdkSha256(secret);
    sha256.update(Buffer.from('20261124'));
    const key = secret instanceof ArrayBuffer ? new Uint8Array(secret) : secret;
    expect(hex(await sha256.digest())).toBe(createHmac('sha256', key).update('20261124').digest('hex'));
  });

  it('takes what it hashes in parts, and begins anew when it is reset', async () => {
    const sha256 = new sdkSha256();
    sha256.update(Buffer.from('never mind'));
    sha256.reset();
    for (const part of ['one', 'two', 'three']) sha256.update(Buffer.from(part));
    expect(hex(await sha256.digest())).toBe(createHash('sha256').update('onetwothree').digest('hex'));
  });
});
