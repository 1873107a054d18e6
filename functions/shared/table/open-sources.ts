import { readEnvironment } from '../environment.ts';
import { openKeyRing } from '../privacy/key-ring.ts';
import { openKmsDataKeys } from '../privacy/kms-data-keys.ts';
import type { DeclarationSources } from './declaration-store.ts';
import { openTable } from './table.ts';
import { openWrappedKeys } from './wrapped-key-store.ts';

/** The table with the keys that open what is sealed in it, by the function's settings: for handlers, once a cold start. */
export function openSources(): DeclarationSources {
  const settings = readEnvironment('TABLE_NAME', 'KEY_TABLE_NAME', 'KEY_ID', 'RETENTION_DAYS');
  const table = openTable(settings.TABLE_NAME);
  const keyTable = openTable(settings.KEY_TABLE_NAME, table.client);
  const ring = openKeyRing(openKmsDataKeys(settings.KEY_ID), openWrappedKeys(keyTable));
  return { ...table, ring, retentionDays: Number(settings.RETENTION_DAYS) };
}
