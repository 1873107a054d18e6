import { createHash, randomBytes } from 'node:crypto';

/** What a citizen's device makes before it submits: the secret stays, its hash is sent (invariant 1). */
export function aReceiptSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: createHash('sha256').update(secret).digest('base64url') };
}
