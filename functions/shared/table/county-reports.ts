import { type ReportingCommunity, readCommunities } from './draft-store.ts';
import { confirmationsFirst, draftsFirst, reportedPlaceOf, reportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { text, textOf } from './values.ts';

/** What the communities of a county have to report of a day, and which have: one Query (requirements E5). */
export async function findCountyReports(
  table: Table,
  day: string,
  county: string,
): Promise<{ expected: ReportingCommunity[]; confirmed: Set<string> }> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :reports',
    // Of a confirmation the key says enough.
    ProjectionExpression: '#sk, #cs',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey, '#cs': 'cs' },
    ExpressionAttributeValues: { ':reports': text(reportsOf(day, county)) },
  });
  const sorts = found.map((item) => ({ item, sort: textOf(item, sortKey) ?? '' }));
  return {
    expected: sorts
      .filter(({ sort }) => sort.startsWith(draftsFirst))
      .flatMap(({ item }) => readCommunities(item)),
    confirmed: new Set(
      sorts
        .filter(({ sort }) => sort.startsWith(confirmationsFirst))
        .map(({ sort }) => reportedPlaceOf(sort)),
    ),
  };
}
