import * as z from 'zod/mini';
import { regionCode } from '../../schemas/region.ts';
import { day } from '../../schemas/text.ts';
import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { openDrafting } from './draft-adapter.ts';
import { draftCounties } from './draft-counties.ts';

const batch = z.object({ day, counties: z.array(regionCode) });
const needs = openDrafting();

/** State machine: drafts the report of a day for a batch of counties. */
export async function handler(input: unknown): Promise<{ communities: number }> {
  const asked = batch.parse(input);
  const communities = await draftCounties(needs, asked, systemClock());
  log.info('report-drafted', { day: asked.day, communities });
  return { communities };
}
