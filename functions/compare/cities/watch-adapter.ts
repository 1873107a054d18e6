import { overdueAt, readLogEnds } from '../../shared/change-log/read-log.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { openNotifyQueue } from '../../shared/queue/send-notification.ts';
import { findChangeReaders, keepCompared, noteReaderTold } from '../../shared/table/change-reader-store.ts';
import { countCityRows } from '../../shared/table/city-rows.ts';
import { findCityLasts, findCitySystems, noteCityTold } from '../../shared/table/city-system-store.ts';
import { openTable } from '../../shared/table/table.ts';
import { openDays } from './cities-adapter.ts';
import { dayOfCity } from './compare-days.ts';
import { silenceOf } from './list-systems.ts';
import type { WatchNeeds } from './watch-cities.ts';
import type { ReadersNeeds } from './watch-readers.ts';

/** What looking after the cities needs, from the settings of the function. */
export function openWatch(): WatchNeeds {
  const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const days = openDays(table);
  return {
    connected: async (now) => {
      const [systems, lasts] = await Promise.all([findCitySystems(table), findCityLasts(table)]);
      return systems
        .filter(({ state }) => state === 'connected')
        .map((system) => {
          const last = lasts.find(({ city }) => city === system.city);
          const silentSince = silenceOf(system, last?.importedAt, now);
          const connectedAt = system.since;
          const told = { toldOf: last?.toldOf, toldDay: last?.toldDay };
          return { city: system.city, connectedAt, silentSince, ...told };
        });
    },
    dayOf: (city, day) => dayOfCity(days, city, day),
    notify: openNotifyQueue(settings.NOTIFY_QUEUE_URL),
    remember: (city, told) => noteCityTold(table, city, told),
  };
}

/** How long nothing of a city may have been noted, so that what was written before has been. */
const settledMs = 2 * 60_000;

/** What looking after the systems that read changes needs, from the settings of the function. */
export function openReadersWatch(): ReadersNeeds {
  const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  return {
    readers: () => findChangeReaders(table),
    log: async (now) => {
      const { last, at } = await readLogEnds(table);
      const [settled, overdue] = await Promise.all([
        at(new Date(now.getTime() - settledMs)),
        at(overdueAt(now)),
      ]);
      return { last, settled, overdue };
    },
    count: (city) => countCityRows(table, city),
    keepCompared: (of, compared) => keepCompared(table, of, compared),
    notify: openNotifyQueue(settings.NOTIFY_QUEUE_URL),
    remember: (of, told) => noteReaderTold(table, of, told),
  };
}
