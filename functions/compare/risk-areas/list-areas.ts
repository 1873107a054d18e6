import { newestOf, type RiskArea, standsOn } from '../../../schemas/risk-area.ts';
import type { ListedArea, RiskAreaList, RiskAreaQuery } from '../../../schemas/risk-area-list.ts';
import { originCodes } from '../../../schemas/tally.ts';

/** Areas of an answer: it may end a few later, because it ends with a region. */
const most = 300;
const provinces = originCodes.filter((code) => code !== 'abroad');

export interface ListedRecords {
  /** All records in a province or city, in the order of their regions; only of the regions after one. */
  in(region: string, after: string | undefined): AsyncIterable<readonly RiskArea[]>;
}

/**
 * The list of risk areas as it stands on a day, or all that was ever on it (requirements D6), page by page: one Query a province,
 * so the whole country is 31 and never a Scan.
 */
export async function listAreas(
  records: ListedRecords,
  { region, on, after }: RiskAreaQuery,
): Promise<RiskAreaList> {
  const listed: ListedArea[] = [];
  for (const part of partsOf(region, after)) {
    for await (const known of byRegion(
      records.in(part, after?.startsWith(part) === true ? after : undefined),
    )) {
      listed.push(...timesOf(known, on));
      if (listed.length >= most) return { areas: listed, next: known[0].region };
    }
  }
  return { areas: listed };
}

function partsOf(region: string | undefined, after: string | undefined): readonly string[] {
  if (region !== undefined) return [region];
  return provinces.filter((province) => after === undefined || province >= after.slice(0, 2));
}

type OfOneRegion = [RiskArea, ...RiskArea[]];

/** Records that come in the order of their regions, region by region. */
async function* byRegion(pages: AsyncIterable<readonly RiskArea[]>): AsyncGenerator<OfOneRegion> {
  let known: OfOneRegion | undefined;
  for await (const page of pages) {
    for (const record of page) {
      if (known?.[0].region === record.region) {
        known.push(record);
        continue;
      }
      if (known !== undefined) yield known;
      known = [record];
    }
  }
  if (known !== undefined) yield known;
}

/** The times of a region on the list, the latest first, each with its older versions. */
function timesOf(known: readonly RiskArea[], on: string | undefined): ListedArea[] {
  return newestOf(known)
    .filter((time) => on === undefined || standsOn(time, on))
    .sort((one, other) => (one.fromDate < other.fromDate ? 1 : -1))
    .map((time) => ({ ...time, earlier: earlierThan(time, known) }));
}

function earlierThan({ fromDate, version }: RiskArea, known: readonly RiskArea[]): RiskArea[] {
  return known
    .filter((one) => one.fromDate === fromDate && one.version < version)
    .sort((one, other) => other.version - one.version);
}
