import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type CityMapping, cityMapping } from '../../../schemas/city-mapping.ts';
import { cityMappingHeadKey, cityMappingHeadsPartition, cityMappingKey, cityMappingsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { transact } from './transact.ts';
import { type Attributes, number, numberOf, text, textOf } from './values.ts';

/** How the files of a city are read now; undefined when nobody has said. */
export async function findCityMapping(table: Table, city: string): Promise<CityMapping | undefined> {
  const [found] = await queryPage(table, {
    KeyConditionExpression: '#pk = :mappings',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':mappings': text(cityMappingsOf(city)) },
    ScanIndexForward: false,
    Limit: 1,
    ConsistentRead: true,
  });
  return found && readMapping(found);
}

/** How they were read: every version is kept. */
export async function findCityMappingVersion(
  { client, name }: Table,
  city: string,
  version: number,
): Promise<CityMapping | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: cityMappingKey(city, version), ConsistentRead: true }),
  );
  return found && readMapping(found);
}

/** Which version stands, without what it says. */
export type CityMappingHead = Pick<CityMapping, 'city' | 'version' | 'at'>;

/** Those of all cities: a mapping may have 350 KB. */
export async function findCityMappingHeads(table: Table): Promise<CityMappingHead[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :heads',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':heads': text(cityMappingHeadsPartition) },
    ConsistentRead: true,
  });
  return found.map(readHead);
}

/** That of one city; undefined when nobody has said how its files are read. */
export async function findCityMappingHead(
  { client, name }: Table,
  city: string,
): Promise<CityMappingHead | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: cityMappingHeadKey(city), ConsistentRead: true }),
  );
  return found && readHead(found);
}

/** The items that a mapping is: what it says, and that it stands. */
export function writeCityMapping(mapping: CityMapping): [said: Attributes, head: Attributes] {
  const { city, version, at } = mapping;
  return [
    { ...cityMappingKey(city, version), j: text(JSON.stringify(mapping)) },
    { ...cityMappingHeadKey(city), v: number(version), at: text(at) },
  ];
}

/** Keeps another version, which stands from then on. Says no when somebody took its number. */
export async function keepCityMapping(table: Table, mapping: CityMapping): Promise<boolean> {
  const [said, head] = writeCityMapping(mapping);
  const reasons = await transact(table, [
    { Put: { TableName: table.name, Item: said, ConditionExpression: 'attribute_not_exists(pk)' } },
    { Put: { TableName: table.name, Item: head } },
  ]);
  return reasons === undefined;
}

function readHead(stored: Attributes): CityMappingHead {
  const [city = '', at = ''] = [textOf(stored, sortKey), textOf(stored, 'at')];
  return { city, version: numberOf(stored, 'v') ?? 0, at };
}

function readMapping(stored: Attributes): CityMapping {
  return cityMapping.parse(JSON.parse(textOf(stored, 'j') ?? ''));
}
