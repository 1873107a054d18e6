import { readEnvironment } from '../environment.ts';
import { openRing } from '../privacy/open-ring.ts';
import type { DeclarationSources } from './declaration-store.ts';
import { openTable } from './table.ts';

/** The table with the keys that open what is sealed in it, by the function's settings: for handlers, once a cold start. */
export function openSources(): DeclarationSources {
  const settings = readEnvironment('TABLE_NAME', 'KEY_TABLE_NAME', 'KEY_ID', 'RETENTION_DAYS');
  const table = openTable(settings.TABLE_NAME);
  return { ...table, ring: openRing(table, settings), retentionDays: Number(settings.RETENTION_DAYS) };
}
