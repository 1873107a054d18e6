import { signPositions } from '../shared/access/sign-positions.ts';
import { positionOf } from '../shared/table/open-rows.ts';
import type { Cursors } from './view-worklist.ts';

/** The page positions of the worklist of a place. */
export function signCursors(key: () => Promise<Buffer>): Cursors {
  const positions = signPositions(key);
  return {
    seal: ({ sub, place }, last) => positions.seal([sub, 'worklist', place], positionOf(place, last)),
    open: ({ sub, place }, cursor) => positions.open([sub, 'worklist', place], cursor),
  };
}
