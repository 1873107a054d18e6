import { address } from '../address.ts';
import { lastWritten } from '../outbox/outbox.ts';
import { readListsAgain } from './finding-lists.ts';
import { forgetFinding, openedFinding, readFinding } from './opened-finding.ts';

/** The index that lists follow may lag behind a write by a moment. */
const settledMs = 6_000;
let isTended = false;

/** From now on: after a step the open finding and the lists are read again; on another screen the finding is forgotten. */
export function tendOpenedFinding(): void {
  if (isTended) return;
  isTended = true;
  address.watch(() => {
    const at = address.get();
    if (at.screen !== 'finding' || at.id !== openedFinding.get().id) forgetFinding();
  });
  lastWritten.watch(() => {
    const written = lastWritten.get()?.findingId;
    if (written === undefined) return;
    if (written === openedFinding.get().id) void readFinding(written);
    else readListsAgain();
    window.setTimeout(readListsAgain, settledMs);
  });
}
