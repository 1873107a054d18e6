import * as z from 'zod/mini';
import { day } from '../../schemas/text.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { findReport } from '../shared/table/report-store.ts';
import { openTable } from '../shared/table/table.ts';
import { openChase } from './chase-adapter.ts';
import { chaseMissing } from './chase-missing.ts';
import { keepMissingLists } from './files/keep-missing-lists.ts';
import { openMissingLists } from './files/missing-adapter.ts';

const asked = z.object({ day, step: z.enum(['remind', 'remind-again', 'tell-townships', 'tell-counties']) });
const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const chase = openChase(table);
const lists = openMissingLists(table);

/** The times at which the list is kept as a file; at the first reminder nobody is late. */
const times = {
  'remind-again': 'confirmBy',
  'tell-townships': 'tellTownships',
  'tell-counties': 'tellCounties',
} as const;

/** State machine: tells who has not confirmed the report of a day, or whoever answers for them, and keeps the list as files. */
export async function handler(input: unknown): Promise<{ missing: number }> {
  const { day: reported, step } = asked.parse(input);
  const missing = await chaseMissing(chase, { day: reported, step });
  log.info('report-chased', { day: reported, step, missing: missing.length });
  const report = await findReport(table, reported);
  if (report !== undefined && step !== 'remind') {
    const time = times[step];
    await keepMissingLists(lists, { day: reported, time, at: report.timetable[time], missing });
  }
  return { missing: missing.length };
}
