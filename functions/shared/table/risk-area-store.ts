import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { type RiskArea, riskArea } from '../../../schemas/risk-area.ts';
import { riskAreaKey, riskAreasOf } from './keys.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, text, textOf } from './values.ts';

/** A listed risk area as an item of the table; a new version is a new item (requirements D6). */
export function writeRiskArea(area: RiskArea): Attributes {
  return { ...riskAreaKey(area.region, area.fromDate, area.version), j: text(JSON.stringify(area)) };
}

/** The areas, past ones too, in the cities of some regions: one Query a city, since a list may name thousands. */
export async function findRiskAreas(table: Table, regions: readonly string[]): Promise<RiskArea[]> {
  const cities = new Set(regions.map((region) => region.slice(0, 4)));
  const found = await Promise.all([...cities].map((city) => findAreasOf(table, city)));
  return found.flat();
}

async function findAreasOf({ client, name }: Table, city: string): Promise<RiskArea[]> {
  const found: RiskArea[] = [];
  let start: Attributes | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: '#province = :province AND begins_with(#area, :city)',
        ExpressionAttributeNames: { '#province': partitionKey, '#area': sortKey },
        ExpressionAttributeValues: { ':province': text(riskAreasOf(city.slice(0, 2))), ':city': text(city) },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...(page.Items ?? []).map((stored) => riskArea.parse(JSON.parse(textOf(stored, 'j') ?? ''))));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}
