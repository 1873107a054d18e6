import type { Tally } from '../../schemas/tally.ts';
import { allDays } from '../../schemas/tally.ts';
import { repairOf } from './compare-tallies.ts';
import type { Judgement } from './judge-figures.ts';

/** What was added to the figures by hand, by whom and when. */
export interface Correction {
  id: string;
  sub: string;
  region: string;
  at: string;
  tallies: readonly Tally[];
}

export interface CorrectionNeeds {
  newId(): string;
  /** Puts a correction on record in the operator's audit chain, whole, before it is made. */
  record(correction: Correction): Promise<void>;
  /** Adds it to the figures, once for its id. */
  add(correction: Correction): Promise<void>;
}

/** What one entry of the journal takes with ease. */
const mostTallies = 2_000;

/**
 * Adds what is missing, and takes away what is too much, so that the figures are what the recount found (style.md 20: corrections
 * are new records). Only what differs where nothing is below: whatever is added there is added at each level above.
 * @returns how many counts were corrected
 */
export async function correctFigures(
  needs: CorrectionNeeds,
  drifts: Judgement['drifts'],
  operator: Pick<Correction, 'sub' | 'region' | 'at'>,
): Promise<number> {
  const tallies = repairOf(drifts.filter(({ region, date }) => region.length === 9 && date !== allDays));
  for (let start = 0; start < tallies.length; start += mostTallies) {
    const part = tallies.slice(start, start + mostTallies);
    const correction = { ...operator, id: needs.newId(), tallies: part };
    await needs.record(correction);
    await needs.add(correction);
  }
  return tallies.length;
}
