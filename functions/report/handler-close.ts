import * as z from 'zod/mini';
import { regionCode } from '../../schemas/region.ts';
import { day } from '../../schemas/text.ts';
import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { openClosing } from './close-adapter.ts';
import { closeCounties } from './close-counties.ts';
import { type Sealed, sealReport } from './seal-report.ts';

const batch = z.object({ day, counties: z.array(regionCode) });
const whole = z.object({ day, seal: z.literal(true) });
const asked = z.union([whole, batch]);
const needs = openClosing();

/** State machine: closes the report of a day for a batch of counties, or seals it when all are closed. */
export async function handler(input: unknown): Promise<{ communities: number } | Sealed> {
  const given = asked.parse(input);
  if ('seal' in given) {
    const closedAt = systemClock().toISOString();
    const sealed = await sealReport(needs.seal, { day: given.day, closedAt });
    log.info('report-sealed', { day: given.day });
    return sealed;
  }
  const communities = await closeCounties(needs.close, given);
  log.info('report-closed', { day: given.day, communities });
  return { communities };
}
