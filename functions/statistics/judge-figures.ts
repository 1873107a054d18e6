import { allDays, type Tally, tallyIndex } from '../../schemas/tally.ts';
import { stockKeys } from '../shared/figures/stock-keys.ts';
import type { Sums } from '../shared/figures/sums.ts';
import { compareTallies, type Drift } from './compare-tallies.ts';
import { foldTallies, talliesOfSums } from './fold-tallies.ts';

export interface Figures {
  /** What is counted of a region's children, by day and over all days, from the first day on. */
  of(region: string): Promise<Sums>;
}

/** A recount of the declarations behind the figures of a region, and the first day that it covers. */
export interface Recount {
  region: string;
  tallies: readonly Tally[];
  /** Of the days before it the end of retention may have taken declarations: they are frozen as they were counted. */
  fromDate: string;
}

export interface Judgement {
  /** How many counts of a child, a day and a key were compared. */
  compared: number;
  /** `region` shows something else of the place, which is a child of it. */
  drifts: (Drift & { region: string })[];
}

/** Communities and dispatch lists are children of townships; nothing is shown below. */
const townshipDigits = 9;

/**
 * Whether the figures of a region, and of all below it down to the township, are what a recount found (invariant 4): each
 * level against the declarations, so that it also is the sum of its children; and what stands over all days against the days.
 * One region after the other: the figures of a county's townships together are as many as those of its declarations.
 */
export async function judgeFigures(figures: Figures, recount: Recount): Promise<Judgement> {
  const { children, ...all } = await judgeAlone(figures, recount);
  const [digits = 0] = children.map(({ length }) => length);
  const byChild = Map.groupBy(recount.tallies, ({ place }) => place.slice(0, digits));
  for (const region of children) {
    const below = await judgeFigures(figures, { ...recount, region, tallies: byChild.get(region) ?? [] });
    all.compared += below.compared;
    for (const drift of below.drifts) all.drifts.push(drift);
  }
  return all;
}

/** The same for a region alone, with those of its children that have figures of their own to judge. */
export async function judgeAlone(
  figures: Figures,
  { region, tallies, fromDate }: Recount,
): Promise<Judgement & { children: string[] }> {
  const counted = talliesOfSums(await figures.of(region));
  const expected = foldTallies(region, tallies);
  const found = [
    ...compareTallies(since(fromDate, expected), since(fromDate, counted)),
    ...compareTallies(
      totalsOf(counted),
      counted.filter(({ date }) => date === allDays),
    ),
  ];
  return {
    compared: expected.length,
    drifts: found.map((drift) => ({ ...drift, region })),
    children: childrenToJudge(region, [...expected, ...counted]),
  };
}

function since(fromDate: string, tallies: readonly Tally[]): Tally[] {
  return tallies.filter(({ date, key }) => date !== allDays && date >= fromDate && isRecounted(key));
}

/**
 * When something became known is told by the write that made it known, and an edit takes the place of what was declared before:
 * no declaration tells it afterwards. What was known at midnight is proved by recounts at midnight, in the model's test. Reports are no
 * declarations; they are counted from themselves when the day is closed.
 */
const isRecounted = (key: string): boolean => !key.startsWith('since.') && !key.startsWith('reports-');

/** What stocks are told from, over all days. */
export function totalsOf(counted: readonly Tally[]): Tally[] {
  return counted
    .filter(({ date, key }) => date !== allDays && stockKeys.has(tallyIndex.get(key) ?? -1))
    .map((tally) => ({ ...tally, date: allDays }));
}

function childrenToJudge(region: string, tallies: readonly Tally[]): string[] {
  if (region.length >= townshipDigits) return [];
  return [...new Set(tallies.map(({ place }) => place))].filter((child) => child !== region);
}
