import type { ReportProgress } from '../../schemas/report-progress.ts';
import { type TallyKey, tallyIndex } from '../../schemas/tally.ts';

/** What is counted of a place, by the place of the key in the stored rows. */
type Counts = ReadonlyMap<number, number>;

/** How many of some places have confirmed, attested a zero and objected, by what is counted of each. */
export function progressOfCounts(places: Iterable<Counts>): Omit<ReportProgress, 'due' | 'silentZero'> {
  const all = [...places];
  const of = (key: TallyKey): number => {
    const index = tallyIndex.get(key) ?? -1;
    return all.reduce((sum, counts) => sum + (counts.get(index) ?? 0), 0);
  };
  return { confirmed: of('reports-confirmed'), zero: of('reports-zero'), objected: of('reports-objected') };
}
