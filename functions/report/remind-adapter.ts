import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { findCountyReports } from '../shared/table/county-reports.ts';
import { findReminder, keepReminder } from '../shared/table/reminder-store.ts';
import { findReport, findReportSpan } from '../shared/table/report-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import type { ReminderNeeds } from './remind-missing.ts';

/** What reminding by hand needs, from the settings of the function. */
export function openReminding(): { table: Table; needs: ReminderNeeds } {
  const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const queue = openQueue(settings.NOTIFY_QUEUE_URL);
  return {
    table,
    needs: {
      days: { find: (day) => findReport(table, day), span: () => findReportSpan(table) },
      county: (day, county) => findCountyReports(table, day, county),
      reminders: {
        find: (asked) => findReminder(table, asked),
        keep: (reminder, since) => keepReminder(table, reminder, since),
      },
      notify: (notifications) => sendAll(queue, notifications),
    },
  };
}
