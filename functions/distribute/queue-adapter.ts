import { readEnvironment } from '../shared/environment.ts';
import { openQueue } from '../shared/queue/queue.ts';
import { sendTogether } from '../shared/queue/send-together.ts';
import { touchDesk } from '../shared/table/desk-store.ts';
import { findDesksTogether } from '../shared/table/desks-together.ts';
import { dispatchToTownship } from '../shared/table/dispatch-store.ts';
import { markRoundPlace } from '../shared/table/round-store.ts';
import { openTable } from '../shared/table/table.ts';
import type { AssignmentNeeds } from './assign-declaration.ts';

/** What is remembered of what was announced: a round has at most 55,000 places. */
const mostAnnounced = 20_000;

/** What assigning needs, from the settings of the function. */
export function openAssignment(): AssignmentNeeds {
  const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const announced = new Set<string>();
  return {
    desks: {
      find: findDesksTogether(table),
      touch: (place, at) => touchDesk(table, place, at.toISOString()),
    },
    cases: { dispatch: (id, move) => dispatchToTownship(table, id, move) },
    announce: async (roundAt, place) => {
      const note = `${roundAt.toISOString()}#${place}`;
      if (announced.has(note)) return;
      await markRoundPlace(table, roundAt.toISOString(), place);
      if (announced.size >= mostAnnounced) announced.clear();
      announced.add(note);
    },
    notify: sendTogether(openQueue(settings.NOTIFY_QUEUE_URL)),
  };
}
