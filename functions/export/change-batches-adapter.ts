import { readEnvironment } from '../shared/environment.ts';
import { appendBatch, findLastBatch } from '../shared/table/change-log-store.ts';
import { openTable } from '../shared/table/table.ts';
import type { AppendNeeds } from './changes/append-changes.ts';

/** Where what changed is noted, from the settings of the function. */
export function openAppending(): AppendNeeds {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  return {
    last: (asOfNow) => findLastBatch(table, { mayBeStale: !asOfNow }),
    append: (batch) => appendBatch(table, batch),
  };
}
