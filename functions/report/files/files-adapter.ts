import { S3Client } from '@aws-sdk/client-s3';
import { readEnvironment } from '../../shared/environment.ts';
import { openFiguresOfMany } from '../../shared/figures/open-figures.ts';
import { signLink } from '../../shared/objects/sign-link.ts';
import { sdkSettings } from '../../shared/sdk-settings.ts';
import { findEdition, findEditions } from '../../shared/table/edition-store.ts';
import { findMissingLists } from '../../shared/table/missing-list-store.ts';
import { findRegion } from '../../shared/table/region-store.ts';
import { findReport, findReportSpan } from '../../shared/table/report-store.ts';
import { findReportedCounties } from '../../shared/table/reported-county-store.ts';
import {
  countCorrections,
  findRestatements,
  type Restatement,
} from '../../shared/table/restatement-store.ts';
import { openTable, type Table } from '../../shared/table/table.ts';
import { countedBelow } from '../region-adapter.ts';
import { findRestatementsOf } from '../restated-adapter.ts';
import { openEditions } from './edition-adapter.ts';
import type { LinkNeeds } from './link-file.ts';
import type { FilesReads } from './view-files.ts';

const countyDigits = 6;

/** What files of reports need, from the settings of the function. */
export function openReportFiles(): { table: Table; reads: FilesReads; link: () => LinkNeeds } {
  const settings = readEnvironment('TABLE_NAME', 'REPORT_BUCKET', 'EXPORT_BUCKET', 'DESK_SITE_URL');
  const table = openTable(settings.TABLE_NAME);
  const client = new S3Client(sdkSettings);
  const buckets = { reports: settings.REPORT_BUCKET, 'missing-lists': settings.EXPORT_BUCKET };
  const editions = openEditions({ table, bucket: settings.REPORT_BUCKET, deskUrl: settings.DESK_SITE_URL });
  const days = { find: (day: string) => findReport(table, day), span: () => findReportSpan(table) };
  const missingLists = (day: string, region: string) => findMissingLists(table, day, region);
  return {
    table,
    reads: {
      days,
      missingLists,
      region: (code) => findRegion(table, code),
      editions: (day, region) => findEditions(table, day, region),
      corrections: countedCorrections(table),
    },
    link: () => ({
      days,
      missingLists,
      edition: (of) => findEdition(table, of),
      corrections: (day, region) => findCorrections(table, day, region),
      make: editions(),
      sign: ({ from, ...file }, seconds) => signLink(client, { bucket: buckets[from], ...file }, seconds),
    }),
  };
}

/** Above the county from what is counted, one read; below from the corrections themselves. */
function countedCorrections(table: Table): FilesReads['corrections'] {
  const counted = countedBelow(table, openFiguresOfMany(table));
  return async (day, region) => {
    const counts =
      region.length < countyDigits
        ? [...(await counted(day, region)).values()].map(({ corrected }) => corrected)
        : [...(await countCorrections(table, day, region)).values()];
    return counts.reduce((sum, count) => sum + count, 0);
  };
}

async function findCorrections(table: Table, day: string, region: string): Promise<Restatement[]> {
  if (region.length >= countyDigits) return findRestatements(table, day, region);
  const counties = await findReportedCounties(table, day, region);
  return findRestatementsOf(
    table,
    day,
    counties.map(({ county }) => county),
  );
}
