import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DataKeys } from '../../functions/shared/privacy/data-keys.ts';
import { openKeyRing } from '../../functions/shared/privacy/key-ring.ts';
import { openTable, type Table } from '../../functions/shared/table/table.ts';
import { openWrappedKeys } from '../../functions/shared/table/wrapped-key-store.ts';
import type { KmsKey } from '../local/gateway/services/run-kms.ts';
import type { System } from '../local/system.ts';
import { localDataKeys } from './local-data-keys.ts';
import { seedItems } from './seed-items.ts';
import { writeBatches } from './write-batches.ts';

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

/** Writes everything a new province starts with; writing it twice changes nothing. Answers the number of items. */
export async function seedInto(
  { table, keyTable, dataKeys }: SeedTarget,
  { only, report = () => undefined }: SeedOptions = {},
): Promise<number> {
  const season = await openKeyRing(dataKeys, openWrappedKeys(keyTable)).season();
  return writeBatches(table, seedItems(season, only), report);
}

/** Seeds a running local system. */
export async function seed(
  system: Parameters<typeof localTarget>[0],
  options?: SeedOptions,
): Promise<number> {
  return seedInto(localTarget(system), options);
}
