import { loadFindings } from '../later-screen.tsx';
import { me } from '../sign-in/me.ts';
import { shown } from '../today/worklist-store.ts';

/** A list that changes a few times a day is asked for no more often. */
const restMs = 60_000;
let lookedAt = 0;

/** Reads what is to be seen through; the schema and the rules are not waited for by the first view (design.md F11). */
export function lookForFindings(): void {
  const role = me.get()?.role;
  if (role !== 'officer' && role !== 'township') return;
  lookedAt = Date.now();
  loadFindings().then(
    ({ readFindings }) => readFindings('open'),
    () => undefined,
  );
}

/** Knows how many findings wait: looks when the day's list is read, a while apart. */
export function tendFindings(): void {
  const look = () => {
    if (Date.now() - lookedAt >= restMs) lookForFindings();
  };
  look();
  me.watch(look);
  shown.watch(look);
}
