import { messageOf } from '../../schemas/messages.ts';
import { InvalidError } from '../shared/errors.ts';
import { positionOf } from '../shared/table/open-rows.ts';
import type { Cursors } from './view-worklist.ts';
import { openCursor, sealCursor } from './worklist-cursor.ts';

/** Page cursors under a key that is fetched only when there is a page to turn. */
export function signCursors(key: () => Promise<Buffer>): Cursors {
  return {
    seal: async (owner, last) => sealCursor(await key(), owner, positionOf(last)),
    open: async (owner, cursor) => {
      const position = openCursor(await key(), owner, cursor);
      if (position === undefined) throw new InvalidError([], messageOf('cursor.invalid'), 400);
      return position;
    },
  };
}
