import { allDays, type Tally } from '../../schemas/tally.ts';
import { compareTallies } from './compare-tallies.ts';
import { foldTallies, talliesOfSums } from './fold-tallies.ts';
import { type Figures, type Judgement, type Recount, totalsOf } from './judge-figures.ts';

export interface LevelAsked extends Pick<Recount, 'region' | 'fromDate'> {
  below: readonly string[];
  /** What was recounted of what stands at the region itself. */
  own: readonly Tally[];
}

/**
 * Whether a region above the county shows what the regions right below it show together, and what stands at it itself. With the counties
 * judged by the recount, every level is: and a fault is told where it is, not at each level above it.
 */
export async function judgeLevel(
  figures: Figures,
  { region, below, own, fromDate }: LevelAsked,
): Promise<Judgement> {
  const counted = talliesOfSums(await figures.of(region));
  const expected = own.filter(({ place, date }) => place === region && date >= fromDate);
  for (const child of below) expected.push(...onDays(talliesOfSums(await figures.of(child))));
  const folded = foldTallies(region, expected);
  const isFrozen = ({ place, date }: Tally): boolean => place === region && date < fromDate;
  const drifts = [
    ...compareTallies(
      folded,
      onDays(counted).filter((tally) => !isFrozen(tally)),
    ),
    ...compareTallies(
      totalsOf(counted),
      counted.filter(({ date }) => date === allDays),
    ),
  ];
  return { compared: folded.length, drifts: drifts.map((drift) => ({ ...drift, region })) };
}

const onDays = (tallies: readonly Tally[]): Tally[] => tallies.filter(({ date }) => date !== allDays);
