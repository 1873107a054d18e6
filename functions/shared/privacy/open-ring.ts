import { openTable, type Table } from '../table/table.ts';
import { openWrappedKeys } from '../table/wrapped-key-store.ts';
import { type KeyRing, openKeyRing } from './key-ring.ts';
import { openKmsDataKeys } from './kms-data-keys.ts';

export interface KeySettings {
  KEY_TABLE_NAME: string;
  KEY_ID: string;
}

/** The key ring of a function: keys of KMS, wrapped ones in the key table, which the table's client reaches too. */
export function openRing({ client }: Pick<Table, 'client'>, settings: KeySettings): KeyRing {
  return openKeyRing(
    openKmsDataKeys(settings.KEY_ID),
    openWrappedKeys(openTable(settings.KEY_TABLE_NAME, client)),
  );
}
