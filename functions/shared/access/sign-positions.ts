import { messageOf } from '../../../schemas/messages.ts';
import { InvalidError } from '../errors.ts';
import { type CursorOwner, openCursor, sealCursor } from './sign-cursor.ts';

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
