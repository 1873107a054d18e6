import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { deskKey } from './keys.ts';
import type { Table } from './table.ts';
import { type Attributes, instantNumber, instantOf, number, numberOf, texts, textsOf } from './values.ts';

/** Who works at a place now, the officer before the deputies, and how often its worklist changed. */
export interface Desk {
  place: string;
  version: number;
  /** When it changed last; the index of places may lag a moment behind. */
  touchedAt?: string;
  /** Subs of the active accounts; none means that the township sees to the place (requirements B3). */
  officers: string[];
}

export function writeDesk({ place, version, officers, touchedAt }: Desk): Attributes {
  return {
    ...deskKey(place),
    v: number(version),
    of: texts(officers),
    ...(touchedAt !== undefined && { ta: instantNumber(touchedAt) }),
  };
}

/** Reads a desk from an item that was fetched; a place without one has nobody. */
export function readDesk(place: string, attributes: Attributes | undefined): Desk {
  const stored = attributes ?? {};
  const touchedAt = instantOf(stored, 'ta');
  return {
    place,
    version: numberOf(stored, 'v') ?? 0,
    officers: textsOf(stored, 'of'),
    ...(touchedAt !== undefined && { touchedAt }),
  };
}

export async function findDesk({ client, name }: Table, place: string): Promise<Desk> {
  const { Item: found } = await client.send(new GetItemCommand({ TableName: name, Key: deskKey(place) }));
  return readDesk(place, found);
}

/** Says that the worklist of a place is another now: what was answered before no longer holds. */
export async function touchDesk({ client, name }: Table, place: string, at: string): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: deskKey(place),
      UpdateExpression: 'SET #ta = :at ADD #v :one',
      ExpressionAttributeNames: { '#v': 'v', '#ta': 'ta' },
      ExpressionAttributeValues: { ':one': number(1), ':at': instantNumber(at) },
    }),
  );
}
