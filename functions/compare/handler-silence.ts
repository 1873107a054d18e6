import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { raiseSilence } from './silence/raise-silence.ts';
import { openSilence } from './silence/silence-adapter.ts';

const needs = openSilence();

/** Schedule: every half hour. A line for each source that is silent rings. */
export async function handler(): Promise<void> {
  const silences = await raiseSilence(needs, systemClock());
  for (const { kind, late } of silences) log.warn('feed-silent', { kind, late });
  log.info('feed-sources-watched', { silent: silences.length });
}
