import { loadFindings } from '../later-screen.tsx';
import { me } from '../sign-in/me.ts';
import { shown } from '../today/worklist-store.ts';

/** A list that changes a few times a day is asked for no more often. */
const restMs = 60_000;

/** Knows what is to be seen through: looks when the day's list is read, and after one's own steps. */
export function tendFindings(): void {
  let lookedAt = 0;
  const look = () => {
    const role = me.get()?.role;
    if (role !== 'officer' && role !== 'township') return;
    if (Date.now() - lookedAt < restMs) return;
    lookedAt = Date.now();
    // Their schema and the rules are not waited for by the first view (design.md F11).
    loadFindings().then(
      ({ readFindings }) => readFindings('open'),
      () => undefined,
    );
  };
  me.watch(look);
  shown.watch(look);
}
