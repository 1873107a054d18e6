import { at } from './declaration-record.ts';
import { type Attributes, bytes, bytesOf } from './values.ts';

/** What a filing is recognised by when it is sent again: hashes of its Idempotency-Key and of its body, 96 bits each. */
export interface FilingMark {
  key: string;
  body: string;
}

const keyBytes = 12;

export function writeMark({ key, body }: FilingMark): Attributes {
  return { [at.mark]: bytes(Buffer.concat([Buffer.from(key, 'base64url'), Buffer.from(body, 'base64url')])) };
}

export function readMark(stored: Attributes): FilingMark {
  const mark = Buffer.from(bytesOf(stored, at.mark) ?? []);
  return { key: mark.toString('base64url', 0, keyBytes), body: mark.toString('base64url', keyBytes) };
}
