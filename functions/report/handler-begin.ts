import type { ScheduledEvent } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { openBegin } from './begin-adapter.ts';
import { beginDay } from './begin-day.ts';

const needs = openBegin();

/** Schedule: from 00:05 of the Shanghai day on, four times in the hour. */
export async function handler({ time }: Pick<ScheduledEvent, 'time'>): Promise<void> {
  const day = await beginDay(needs, new Date(time), systemClock());
  if (day !== undefined) log.info('report-begun', { day });
}
