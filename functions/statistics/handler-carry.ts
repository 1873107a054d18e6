import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { openCarry } from './carry-adapter.ts';
import { carryJournal } from './carry-journal.ts';

const needs = openCarry();

/** Schedule: every ten minutes, to see whether the journal is to be carried into the rows. */
export async function handler(): Promise<void> {
  const rows = await carryJournal(needs, systemClock());
  if (rows !== undefined) log.info('journal-carried', { rows });
}
