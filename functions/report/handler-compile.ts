import * as z from 'zod/mini';
import { regionCode } from '../../schemas/region.ts';
import { day } from '../../schemas/text.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { findReport } from '../shared/table/report-store.ts';
import { openTable } from '../shared/table/table.ts';
import { compileRegions } from './files/compile-regions.ts';
import { openEditions } from './files/edition-adapter.ts';

const asked = z.object({ day, region: regionCode });
const settings = readEnvironment('TABLE_NAME', 'REPORT_BUCKET', 'DESK_SITE_URL');
const table = openTable(settings.TABLE_NAME);
const editions = openEditions({ table, bucket: settings.REPORT_BUCKET, deskUrl: settings.DESK_SITE_URL });

/** State machine: makes the files of the province, or of a city and its counties, of a closed day. */
export async function handler(input: unknown): Promise<{ regions: number }> {
  const given = asked.parse(input);
  const closedAt = async (reported: string) => (await findReport(table, reported))?.closed?.at;
  const regions = await compileRegions({ ...editions(), closedAt }, given);
  log.info('report-compiled', { ...given, regions });
  return { regions };
}
