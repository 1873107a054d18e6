import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DataKeys } from '../../functions/shared/privacy/data-keys.ts';
import { openKeyRing } from '../../functions/shared/privacy/key-ring.ts';
import { openTable, type Table } from '../../functions/shared/table/table.ts';
import { openWrappedKeys } from '../../functions/shared/table/wrapped-key-store.ts';
import type { KmsKey } from '../local/gateway/services/run-kms.ts';
import type { System } from '../local/system.ts';
import { hasEngineFile, openEngineFile } from './engine-file.ts';
import { localDataKeys } from './local-data-keys.ts';
import { seedItems } from './seed-items.ts';
import { writeBatches } from './write-batches.ts';
import { writeIntoFile } from './write-into-file.ts';

/** Where to seed: the table, the table of wrapped keys, and what makes data keys. */
export interface SeedTarget {
  table: Table;
  keyTable: Table;
  dataKeys: DataKeys;
}

interface SeedOptions {
  /** Code prefixes to keep to; the whole province when left out. */
  only?: readonly string[];
  report?: (written: number) => void;
}

/** What a running local system offers to seed into. */
export function localTarget(
  system: Pick<System, 'dynamodb' | 'tableName' | 'model' | 'dataFolder'>,
): SeedTarget {
  const fieldKey = system.model.keys.find(({ path }) => path.endsWith('/FieldKey'));
  if (fieldKey === undefined) throw new Error('the template has no key for personal fields');
  return openTarget({ ...system, fieldKey });
}

/** The same, for a script in a process of its own. */
export function openTarget({
  dynamodb,
  tableName,
  dataFolder,
  fieldKey,
}: Pick<System, 'dynamodb' | 'tableName' | 'dataFolder'> & { fieldKey: KmsKey }): SeedTarget {
  const credentials = { accessKeyId: 'seed', secretAccessKey: 'seed' };
  const client = new DynamoDBClient({ ...dynamodb, credentials });
  return {
    table: openTable(tableName('Table'), client),
    keyTable: openTable(tableName('KeyTable'), client),
    dataKeys: localDataKeys(dataFolder, fieldKey),
  };
}

/**
 * Writes everything a new province starts with into a running local system; writing it twice changes nothing. Answers the
 * number of items.
 */
export async function seed(
  system: Parameters<typeof localTarget>[0],
  { only, report = () => undefined }: SeedOptions = {},
): Promise<number> {
  const { table, keyTable, dataKeys } = localTarget(system);
  const season = await openKeyRing(dataKeys, openWrappedKeys(keyTable)).season();
  const items = seedItems(season, only);
  if (!hasEngineFile(system.dataFolder)) return writeBatches(table, items, report);
  const file = openEngineFile(system.dataFolder, table.name);
  try {
    return await writeIntoFile(file, items, report);
  } finally {
    file.close();
  }
}
