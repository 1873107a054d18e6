import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { findCountyReports } from '../shared/table/county-reports.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import type { Table } from '../shared/table/table.ts';
import type { ChaseNeeds } from './chase-missing.ts';
import type { CountyReports } from './find-missing.ts';

const province = '41';

/** What chasing needs, from the settings of the function. */
export function openChase(table: Table): ChaseNeeds {
  const settings = readEnvironment('NOTIFY_QUEUE_URL');
  const queue = openQueue(settings.NOTIFY_QUEUE_URL);
  return {
    counties: (day) => reportsOf(table, day),
    notify: (notifications) => sendAll(queue, notifications),
  };
}

async function* reportsOf(table: Table, day: string): AsyncGenerator<CountyReports> {
  for (const { code: city } of await findRegionsOf(table, province))
    for (const { code } of await findRegionsOf(table, city)) yield await findCountyReports(table, day, code);
}
