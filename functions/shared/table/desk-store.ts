import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { deskKey } from './keys.ts';
import type { Table } from './table.ts';
import { type Attributes, number, numberOf, texts, textsOf } from './values.ts';

/** Who works at a place now, the officer before the deputies, and how often its worklist changed. */
export interface Desk {
  place: string;
  version: number;
  /** Subs of the active accounts; none means that the township sees to the place (requirements B3). */
  officers: string[];
}

export function writeDesk({ place, version, officers }: Desk): Attributes {
  return { ...deskKey(place), v: number(version), of: texts(officers) };
}

/** Reads a desk from an item that was fetched; a place without one has nobody. */
export function readDesk(place: string, attributes: Attributes | undefined): Desk {
  const stored = attributes ?? {};
  return { place, version: numberOf(stored, 'v') ?? 0, officers: textsOf(stored, 'of') };
}

export async function findDesk({ client, name }: Table, place: string): Promise<Desk> {
  const { Item: found } = await client.send(new GetItemCommand({ TableName: name, Key: deskKey(place) }));
  return readDesk(place, found);
}

/** Says that the worklist of a place is another now: what was answered before no longer holds. */
export async function touchDesk({ client, name }: Table, place: string): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: deskKey(place),
      UpdateExpression: 'ADD #v :one',
      ExpressionAttributeNames: { '#v': 'v' },
      ExpressionAttributeValues: { ':one': number(1) },
    }),
  );
}
