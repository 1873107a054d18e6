import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { cityState } from '../../../schemas/city-system.ts';
import { actor } from '../../../schemas/declaration.ts';
import { cityCode } from '../../../schemas/region.ts';
import { instant } from '../../../schemas/text.ts';
import {
  cityLastKey,
  cityLastsPartition,
  citySystemKey,
  citySystemsFrom,
  citySystemsPartition,
} from './keys.ts';
import { queryAll } from './query-all.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, text, textOf } from './values.ts';

const keptSystem = z.object({
  city: cityCode,
  version: z.int(),
  state: cityState,
  freshHours: z.int(),
  since: instant,
  decided: z.object({ at: instant, by: actor, reason: z.string() }),
});
/** How far a city’s own system has merged in, as the province decided it. */
export type KeptSystem = z.infer<typeof keptSystem>;

/** When a city’s last import was done, and of which silence and which counts of a day somebody was told. */
export interface CityLast {
  city: string;
  importedAt: string | undefined;
  toldOf: string | undefined;
  toldDay: string | undefined;
}

/** Those of all cities, as the last write left them. */
export async function findCitySystems(table: Table): Promise<KeptSystem[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :systems',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':systems': text(citySystemsPartition) },
    ConsistentRead: true,
  });
  // In the order of their versions, so that the last one of each stands.
  return [...new Map(found.map(readSystem).map((system) => [system.city, system])).values()];
}

/** The same of one city; undefined when the province has never decided. */
export async function findCitySystem(table: Table, city: string): Promise<KeptSystem | undefined> {
  const [found] = await queryPage(table, {
    KeyConditionExpression: '#pk = :systems AND begins_with(#sk, :city)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':systems': text(citySystemsPartition),
      ':city': text(citySystemsFrom(city)),
    },
    ScanIndexForward: false,
    Limit: 1,
    ConsistentRead: true,
  });
  return found && readSystem(found);
}

/** Says no when somebody decided in between. */
export function keepCitySystem({ client, name }: Table, system: KeptSystem): Promise<boolean> {
  const Item = { ...citySystemKey(system.city, system.version), j: text(JSON.stringify(system)) };
  return isWritten(
    client.send(
      new PutItemCommand({ TableName: name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    ),
  );
}

function readSystem(stored: Attributes): KeptSystem {
  return keptSystem.parse(JSON.parse(textOf(stored, 'j') ?? ''));
}

export async function findCityLasts(table: Table): Promise<CityLast[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :lasts',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':lasts': text(cityLastsPartition) },
    ConsistentRead: true,
  });
  return found.map((stored) => ({
    city: textOf(stored, sortKey) ?? '',
    importedAt: textOf(stored, 'im'),
    toldOf: textOf(stored, 'to'),
    toldDay: textOf(stored, 'td'),
  }));
}

/** Notes when the last import of a city was done; an earlier one than is known stays unsaid. */
export async function noteImported({ client, name }: Table, city: string, at: string): Promise<void> {
  await isWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: cityLastKey(city),
        UpdateExpression: 'SET #im = :at',
        ConditionExpression: 'attribute_not_exists(#im) OR #im < :at',
        ExpressionAttributeNames: { '#im': 'im' },
        ExpressionAttributeValues: { ':at': text(at) },
      }),
    ),
  );
}

/** Notes of what somebody was told. */
export async function noteCityTold(
  { client, name }: Table,
  city: string,
  { toldOf, toldDay }: Partial<Pick<CityLast, 'toldOf' | 'toldDay'>>,
): Promise<void> {
  const [attribute, value] = toldOf === undefined ? ['td', toldDay ?? ''] : ['to', toldOf];
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: cityLastKey(city),
      UpdateExpression: 'SET #told = :value',
      ExpressionAttributeNames: { '#told': attribute },
      ExpressionAttributeValues: { ':value': text(value) },
    }),
  );
}
