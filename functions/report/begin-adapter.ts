import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { reportTimes } from '../../schemas/report-timetable.ts';
import { readEnvironment } from '../shared/environment.ts';
import { sdkSettings } from '../shared/sdk-settings.ts';
import { findOpenCommunities } from '../shared/table/open-communities-store.ts';
import { unpackCommunities } from '../shared/table/pack-communities.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import { beginReport, findReport } from '../shared/table/report-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import type { BeginNeeds, ReportInput } from './begin-day.ts';
import type { CountySize } from './plan-batches.ts';

const province = '41';

/** What beginning a day's report needs, from the settings of the function. */
export function openBegin(): BeginNeeds {
  const settings = readEnvironment('TABLE_NAME', 'REPORT_MACHINE', 'REPORT_TIMES', 'REPORT_SEASON');
  const table = openTable(settings.TABLE_NAME);
  return {
    times: reportTimes.parse(JSON.parse(settings.REPORT_TIMES)),
    isSeason: settings.REPORT_SEASON === 'on',
    counties: () => countySizes(table),
    reports: { find: (day) => findReport(table, day), begin: (report) => beginReport(table, report) },
    start: startIn(settings.REPORT_MACHINE),
  };
}

/** How many communities each county has, by the list of a city's open ones: one item a city. */
async function countySizes(table: Table): Promise<CountySize[]> {
  const cities = await findRegionsOf(table, province);
  const sizes = new Map<string, number>();
  for (const { code } of cities) {
    const open = await findOpenCommunities(table, code, 'latest');
    for (const community of unpackCommunities(code, open ?? '').keys()) {
      const county = community.slice(0, 6);
      sizes.set(county, (sizes.get(county) ?? 0) + 1);
    }
  }
  return Array.from(sizes, ([county, communities]) => ({ county, communities }));
}

function startIn(stateMachineArn: string): BeginNeeds['start'] {
  const client = new SFNClient(sdkSettings);
  return async (name, input: ReportInput) => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      // The day's report was begun before; that it may have ended is what this name is for.
      if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
    }
  };
}
