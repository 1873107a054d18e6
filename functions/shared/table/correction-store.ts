import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Tally } from '../../../schemas/tally.ts';
import { correctionKey } from './keys.ts';
import type { Table } from './table.ts';
import { packTallies, readTallies } from './tallies-codec.ts';
import { bytes, bytesOf, text, textOf } from './values.ts';

/** What a correction of the figures added, as it stands behind the link of the audit chain that names it. */
export interface KeptCorrection {
  id: string;
  region: string;
  tallies: readonly Tally[];
}

/** Kept for good, as the chain is: numbers of places, nothing personal. */
export async function putCorrection(
  { client, name }: Table,
  { id, region, tallies }: KeptCorrection,
): Promise<void> {
  const Item = { ...correctionKey(id), pl: text(region), b: bytes(packTallies(tallies)) };
  await client.send(new PutItemCommand({ TableName: name, Item }));
}

/** What the correction of an id added; undefined when there is none. */
export async function findCorrection(
  { client, name }: Table,
  id: string,
): Promise<KeptCorrection | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: correctionKey(id), ConsistentRead: true }),
  );
  if (found === undefined) return undefined;
  return { id, region: textOf(found, 'pl') ?? '', tallies: readTallies(bytesOf(found, 'b') ?? Buffer.of()) };
}
