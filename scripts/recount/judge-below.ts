import { foldTallies } from '../../functions/statistics/fold-tallies.ts';
import {
  type Figures,
  type Judgement,
  judgeAlone,
  judgeFigures,
  type Recount,
} from '../../functions/statistics/judge-figures.ts';
import type { Tally } from '../../schemas/tally.ts';
import type { KeptTallies } from './keep-tallies.ts';

const countyDigits = 6;
const digitsBelow: Readonly<Record<number, number>> = { 2: 4, 4: 6 };

/**
 * Judges a region and all below it by what was kept of a recount: a county at a time, so that never more than a county's tallies are
 * unpacked. What the region above shows of this one comes with it.
 */
export async function judgeBelow(
  figures: Figures,
  kept: Pick<KeptTallies, 'counties' | 'of'>,
  { region, fromDate }: Pick<Recount, 'region' | 'fromDate'>,
): Promise<Judgement & { told: Tally[] }> {
  if (region.length >= countyDigits) {
    const tallies = kept.of(region.slice(0, countyDigits));
    const judged = await judgeFigures(figures, { region, tallies, fromDate });
    return { ...judged, told: foldTallies(region.slice(0, 4), tallies) };
  }
  const all: Judgement & { told: Tally[] } = { compared: 0, drifts: [], told: [] };
  const judge = async (child: string): Promise<void> => {
    const { compared, drifts, told } = await judgeBelow(figures, kept, { region: child, fromDate });
    all.compared += compared;
    for (const drift of drifts) all.drifts.push(drift);
    for (const tally of told) all.told.push(tally);
  };
  const digits = digitsBelow[region.length] ?? countyDigits;
  // Findings that name no county stand at the region itself.
  for (const tally of kept.of(region)) all.told.push(tally);
  const recounted = kept.counties().filter((county) => county.startsWith(region) && county !== region);
  const found = new Set(recounted.map((county) => county.slice(0, digits)));
  for (const child of found) await judge(child);
  const own = await judgeAlone(figures, { region, tallies: all.told, fromDate });
  // What has figures and no declaration behind them.
  for (const child of own.children) if (!found.has(child)) await judge(child);
  return {
    compared: own.compared + all.compared,
    drifts: [...own.drifts, ...all.drifts],
    told: foldTallies(region.slice(0, 2), all.told),
  };
}
