import { allDays, type Tally } from '../../schemas/tally.ts';
import { compareTallies } from './compare-tallies.ts';
import { foldTallies, talliesOfSums } from './fold-tallies.ts';
import { type Figures, type Judgement, totalsOf } from './judge-figures.ts';

/**
 * Whether a region above the county shows what the regions right below it show together. With the counties judged by the recount,
 * every level is: and a fault is told where it is, not at each level above it.
 */
export async function judgeLevel(
  figures: Figures,
  { region, below }: { region: string; below: readonly string[] },
): Promise<Judgement> {
  const counted = talliesOfSums(await figures.of(region));
  const expected: Tally[] = [];
  for (const child of below) expected.push(...onDays(talliesOfSums(await figures.of(child))));
  const folded = foldTallies(region, expected);
  const drifts = [
    ...compareTallies(folded, onDays(counted)),
    ...compareTallies(
      totalsOf(counted),
      counted.filter(({ date }) => date === allDays),
    ),
  ];
  return { compared: folded.length, drifts: drifts.map((drift) => ({ ...drift, region })) };
}

const onDays = (tallies: readonly Tally[]): Tally[] => tallies.filter(({ date }) => date !== allDays);
