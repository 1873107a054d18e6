import { type RiskArea, riskArea } from '../../../schemas/risk-area.ts';
import { riskAreaBound, riskAreaKey, riskAreasOf } from './keys.ts';
import { queryAll, queryPages } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { transact } from './transact.ts';
import { type Attributes, text, textOf } from './values.ts';

/** A record with what makes its request recognisable; the seeded list came by none. */
export interface MarkedArea {
  area: RiskArea;
  mark?: Record<'key' | 'body', string>;
}

/** A listed risk area as an item of the table; a new version is a new item (requirements D6). */
export function writeRiskArea(area: RiskArea): Attributes {
  return { ...riskAreaKey(area.region, area.version), j: text(JSON.stringify(area)) };
}

function readRiskArea(stored: Attributes): RiskArea {
  return riskArea.parse(JSON.parse(textOf(stored, 'j') ?? ''));
}

/** The areas, past ones too, in the cities of some regions: one Query a city, since a list may name thousands. */
export async function findRiskAreas(table: Table, regions: readonly string[]): Promise<RiskArea[]> {
  const cities = new Set(regions.map((region) => region.slice(0, 4)));
  const found = await Promise.all([...cities].map((city) => queryAll(table, within(city))));
  return found.flat().map(readRiskArea);
}

/** All that was ever recorded of one region itself, as the last write left it, the oldest version first. */
export async function findRiskAreaRecords(table: Table, region: string): Promise<MarkedArea[]> {
  const found = await queryAll(table, { ...within(`${region}#`), ConsistentRead: true });
  return found.map((stored) => {
    const [key, body] = [textOf(stored, 'ky'), textOf(stored, 'bo')];
    return {
      area: readRiskArea(stored),
      ...(key !== undefined && body !== undefined && { mark: { key, body } }),
    };
  });
}

/**
 * Keeps records of some areas, all or none. Says no when somebody took the next number of one of them: then what these follow
 * from is no longer so.
 */
export async function keepRiskAreas(table: Table, records: readonly MarkedArea[]): Promise<boolean> {
  const reasons = await transact(
    table,
    records.map(({ area, mark }) => ({
      Put: {
        TableName: table.name,
        Item: { ...writeRiskArea(area), ...(mark && { ky: text(mark.key), bo: text(mark.body) }) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
  );
  return reasons === undefined;
}

/** The records in a province, or in a city of it, page by page in the order of their codes; only of the regions after one. */
export async function* riskAreaPages(
  table: Table,
  { within: region, after }: { within: string; after?: string | undefined },
): AsyncGenerator<RiskArea[]> {
  const [first, last] = [after === undefined ? region : riskAreaBound(after), `${region}~`];
  const pages = queryPages(table, {
    KeyConditionExpression: '#province = :province AND #area BETWEEN :first AND :last',
    ExpressionAttributeNames: { '#province': partitionKey, '#area': sortKey },
    ExpressionAttributeValues: {
      ':province': text(riskAreasOf(region.slice(0, 2))),
      ':first': text(first),
      ':last': text(last),
    },
  });
  for await (const page of pages) yield page.map(readRiskArea);
}

function within(start: string) {
  return {
    KeyConditionExpression: '#province = :province AND begins_with(#area, :start)',
    ExpressionAttributeNames: { '#province': partitionKey, '#area': sortKey },
    ExpressionAttributeValues: { ':province': text(riskAreasOf(start.slice(0, 2))), ':start': text(start) },
  };
}
