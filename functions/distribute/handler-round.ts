import type { ScheduledEvent } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { openRound } from './open-round.ts';
import { openRounds } from './round-adapter.ts';

const needs = openRounds();

/** Schedule: every half hour of the Shanghai day from 07:00 to 21:00. */
export async function handler({ time }: Pick<ScheduledEvent, 'time'>): Promise<void> {
  const places = await openRound(needs, new Date(time), systemClock);
  log.info('round-opened', { time, places });
}
