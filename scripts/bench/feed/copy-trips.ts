import { randomBytes } from 'node:crypto';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { findActiveTrips } from '../../../functions/shared/table/active-trip-store.ts';
import { declarationKey } from '../../../functions/shared/table/keys.ts';
import { kind } from '../../../functions/shared/table/shape.ts';
import type { Table } from '../../../functions/shared/table/table.ts';
import type { Attributes } from '../../../functions/shared/table/values.ts';
import { writeBatches } from '../../seed/write-batches.ts';

/** Writes the trips of a township again under other ids, until there are so many more; nothing is told of them, so nobody counts or distributes them. */
export async function copyTrips(
  table: Table,
  { township, now, count }: { township: string; now: Date; count: number },
): Promise<void> {
  const originals: Attributes[] = [];
  for await (const { id } of findActiveTrips(table, township, now)) {
    const get = new GetItemCommand({ TableName: table.name, Key: declarationKey(id) });
    const { [kind]: _kind, ...kept } = (await table.client.send(get)).Item ?? {};
    originals.push(kept);
  }
  await writeBatches(table, copiesOf(originals, count), () => undefined);
}

function* copiesOf(originals: readonly Attributes[], count: number): Generator<Attributes> {
  for (let n = 0; n < count; n += 1)
    yield { ...originals[n % originals.length], ...declarationKey(randomBytes(16).toString('base64url')) };
}
