import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue } from '../shared/queue/queue.ts';
import { sendTogether } from '../shared/queue/send-together.ts';
import { remember } from '../shared/remember.ts';
import { touchDesk } from '../shared/table/desk-store.ts';
import { dispatchToTownship } from '../shared/table/dispatch-store.ts';
import { cityOf } from '../shared/table/keys.ts';
import { markRoundPlace } from '../shared/table/round-store.ts';
import { openTable } from '../shared/table/table.ts';
import { findUnmanned } from '../shared/table/unmanned-store.ts';
import type { AssignmentNeeds } from './assign-declaration.ts';

/** What is remembered of what was announced: a round has at most 55,000 places. */
const mostAnnounced = 20_000;
/** An officer who leaves leaves open cases behind anyway; what is assigned in the minute after is among them. */
const unmannedSeconds = 60;
const mostCities = 100;

/** What assigning needs, from the settings of the function. */
export function openAssignment(): AssignmentNeeds {
  const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const announced = new Set<string>();
  const unmannedOf = remember((city) => findUnmanned(table, city), {
    clock: systemClock,
    most: mostCities,
    seconds: unmannedSeconds,
  });
  return {
    desks: {
      isUnmanned: async (community) => (await unmannedOf(cityOf(community)))?.has(community) === true,
      touch: (place, at) => touchDesk(table, place, at.toISOString()),
    },
    cases: { dispatch: (id, move) => dispatchToTownship(table, id, move) },
    announce: async (roundAt, place) => {
      const note = `${roundAt.toISOString()}#${place}`;
      if (announced.has(note)) return;
      const at = systemClock().toISOString();
      await markRoundPlace(table, { roundAt: roundAt.toISOString(), place, at });
      if (announced.size >= mostAnnounced) announced.clear();
      announced.add(note);
    },
    notify: sendTogether(openQueue(settings.NOTIFY_QUEUE_URL)),
  };
}
