import type { CityImport } from '../../../schemas/city-import.ts';

/** Longer than all tries of the longest import take: by then its alarm has rung. */
const stuckMs = 6 * 3_600_000;

/** An import as it is told: its state follows from what was noted. */
export function tellImport(kept: Omit<CityImport, 'state'>, now: Date): CityImport {
  return { ...kept, state: stateOf(kept, now) };
}

function stateOf(kept: Omit<CityImport, 'state'>, now: Date): CityImport['state'] {
  if (kept.endedAt !== undefined) return kept.refusal === undefined ? 'done' : 'refused';
  return now.getTime() - Date.parse(kept.receivedAt) > stuckMs ? 'failed' : 'reading';
}
