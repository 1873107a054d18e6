import * as z from 'zod/mini';
import { day } from '../../schemas/text.ts';
import { log } from '../shared/log.ts';
import { openChase } from './chase-adapter.ts';
import { chaseMissing } from './chase-missing.ts';

const asked = z.object({ day, step: z.enum(['remind', 'remind-again', 'tell-townships', 'tell-counties']) });
const needs = openChase();

/** State machine: tells who has not confirmed the report of a day, or whoever answers for them. */
export async function handler(input: unknown): Promise<{ missing: number }> {
  const { day: reported, step } = asked.parse(input);
  const missing = await chaseMissing(needs, { day: reported, step });
  log.info('report-chased', { day: reported, step, missing });
  return { missing };
}
