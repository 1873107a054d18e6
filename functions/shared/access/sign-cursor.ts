import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a page position belongs to: the user, and what they asked for. Another user can't use it, nor the same one for
 * something else.
 */
export type CursorOwner = readonly [sub: string, ...asked: string[]];

/** An opaque, signed page position (design.md §5). `position` is what the index said; it is no secret, but not theirs to set. */
export function sealCursor(key: Buffer, owner: CursorOwner, position: string): string {
  return `${Buffer.from(position).toString('base64url')}.${sign(key, owner, position).toString('base64url')}`;
}

/** The position in a cursor; undefined when anything in it was changed or it belongs to somebody or something else. */
export function openCursor(key: Buffer, owner: CursorOwner, cursor: string): string | undefined {
  const position = Buffer.from(cursor.split('.', 1)[0] ?? '', 'base64url').toString();
  const expected = Buffer.from(sealCursor(key, owner, position));
  const given = Buffer.from(cursor);
  return given.length === expected.length && timingSafeEqual(given, expected) ? position : undefined;
}

function sign(key: Buffer, owner: CursorOwner, position: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([owner, position]))
    .digest()
    .subarray(0, 16);
}
