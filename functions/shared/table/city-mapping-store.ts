import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type CityMapping, cityMapping } from '../../../schemas/city-mapping.ts';
import { cityMappingKey, cityMappingsOf } from './keys.ts';
import { queryPage } from './query-page.ts';
import { partitionKey } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, text, textOf } from './values.ts';

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

/** The item that a mapping is. */
export function writeCityMapping(mapping: CityMapping): Attributes {
  return { ...cityMappingKey(mapping.city, mapping.version), j: text(JSON.stringify(mapping)) };
}

/** Keeps another version. Says no when somebody took its number. */
export function keepCityMapping({ client, name }: Table, mapping: CityMapping): Promise<boolean> {
  return isWritten(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item: writeCityMapping(mapping),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

function readMapping(stored: Attributes): CityMapping {
  return cityMapping.parse(JSON.parse(textOf(stored, 'j') ?? ''));
}
