import { messageOf } from '../../schemas/messages.ts';
import { InvalidError } from '../shared/errors.ts';
import { positionOf } from '../shared/table/open-rows.ts';
import { type CursorOwner, openCursor, sealCursor } from './sign-cursor.ts';
import type { Cursors } from './view-worklist.ts';

/** Page positions under a key that is fetched only when there is a page to turn. */
export interface SignedPositions {
  seal(owner: CursorOwner, position: string): Promise<string>;
  /** @throws InvalidError `cursor.invalid` (400) */
  open(owner: CursorOwner, cursor: string): Promise<string>;
}

export function signPositions(key: () => Promise<Buffer>): SignedPositions {
  return {
    seal: async (owner, position) => sealCursor(await key(), owner, position),
    open: async (owner, cursor) => {
      const position = openCursor(await key(), owner, cursor);
      if (position === undefined) throw new InvalidError([], messageOf('cursor.invalid'), 400);
      return position;
    },
  };
}

/** The same for the worklist of a place. */
export function signCursors(key: () => Promise<Buffer>): Cursors {
  const positions = signPositions(key);
  return {
    seal: ({ sub, place }, last) => positions.seal([sub, 'worklist', place], positionOf(place, last)),
    open: ({ sub, place }, cursor) => positions.open([sub, 'worklist', place], cursor),
  };
}
