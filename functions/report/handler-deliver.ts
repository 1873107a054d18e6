import * as z from 'zod/mini';
import { day } from '../../schemas/text.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { findFinals } from '../shared/table/final-store.ts';
import { findReportedCounties } from '../shared/table/reported-county-store.ts';
import { openTable } from '../shared/table/table.ts';
import { tellClosed } from './tell-closed.ts';

const province = '41';
const asked = z.object({ day });
const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
const table = openTable(settings.TABLE_NAME);
const queue = openQueue(settings.NOTIFY_QUEUE_URL);

/** State machine: tells the administrators of each level that the report of a day is closed, and where its files are. */
export async function handler(input: unknown): Promise<{ places: number }> {
  const { day: reported } = asked.parse(input);
  const needs = {
    counties: (of: string) => findReportedCounties(table, of, province),
    rows: async (of: string, county: string) =>
      (await findFinals(table, of, county)).flatMap(({ rows }) => rows),
    notify: (notifications: Parameters<typeof sendAll>[1]) => sendAll(queue, notifications),
  };
  const places = await tellClosed(needs, reported);
  log.info('report-delivered', { day: reported, places });
  return { places };
}
