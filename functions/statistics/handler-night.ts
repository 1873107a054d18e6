import type { ScheduledEvent } from 'aws-lambda';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { log } from '../shared/log.ts';
import { openNight } from './night-adapter.ts';
import { tendNight } from './tend-night.ts';

const needs = openNight();

/** Schedule: every quarter of an hour of the early Shanghai morning, to see what the recount of the night needs next. */
export async function handler({ time }: Pick<ScheduledEvent, 'time'>): Promise<void> {
  const { stage, sent, drifting } = await tendNight(needs, shanghaiDate(new Date(time)));
  log.info('recount-tended', { time, stage, sent });
  if (drifting > 0) log.warn('figures-drifted', { time, drifting });
  if (stage === 'ended') log.info('figures-recounted', { time });
}
