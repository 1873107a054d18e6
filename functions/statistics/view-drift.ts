import { isWithin } from '../../schemas/access.ts';
import type { DriftReport } from '../../schemas/drift.ts';
import type { Region } from '../../schemas/region.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { allDays } from '../../schemas/tally.ts';
import { notFound } from '../shared/errors.ts';
import { metricsOfTally } from './metrics-of-tally.ts';
import type { Verdict } from './reach-verdict.ts';

export interface DriftNeeds {
  regions: {
    find(code: string): Promise<Region | undefined>;
    below(code: string): Promise<readonly Region[]>;
  };
  /** The verdicts of a night of a region and of all below it. */
  verdicts(night: string, region: string): Promise<readonly Verdict[]>;
}

type Named = Pick<Region, 'code' | 'name'>;
type Line = DriftReport['regions'][number];

const countyDigits = 6;
/** A verdict is kept for so long: what drifted is shown until a recount has found it right. */
const nights = 30;

/**
 * When the figures of a region and of each county below it were recounted last, and what differed. A township or community is told
 * what its county's recount found of it. What is only suspected yet is not told: the night before holds until then.
 * @throws RefusedError `not-found` for a region that does not exist.
 */
export async function viewDrift(
  needs: DriftNeeds,
  { region: code, today }: { region: string; today: string },
): Promise<DriftReport> {
  const asked = await needs.regions.find(code);
  if (asked === undefined) throw notFound();
  const judged = code.length > countyDigits ? await needs.regions.find(code.slice(0, countyDigits)) : asked;
  const all = await withBelow(needs.regions, judged ?? { code: code.slice(0, countyDigits), name: code });
  const found = await lastVerdicts(needs, all, today);
  return { region: code, regions: all.map((one) => lineOf(one, found.get(one.code), code)) };
}

/** A region and all below it, down to the county. */
async function withBelow(regions: DriftNeeds['regions'], { code, name }: Named): Promise<Named[]> {
  if (code.length >= countyDigits) return [{ code, name }];
  const below = await Promise.all((await regions.below(code)).map((one) => withBelow(regions, one)));
  return [{ code, name }, ...below.flat()];
}

async function lastVerdicts(
  needs: DriftNeeds,
  all: readonly Named[],
  today: string,
): Promise<Map<string, Verdict>> {
  const found = new Map<string, Verdict>();
  const [first] = all;
  for (let ago = 0; first !== undefined && ago <= nights && found.size < all.length; ago += 1)
    for (const one of await needs.verdicts(addDays(today, -ago), first.code))
      if (one.state === 'final' && !found.has(one.region)) found.set(one.region, one);
  return found;
}

function lineOf({ code, name }: Named, verdict: Verdict | undefined, asked: string): Line {
  if (verdict === undefined) return { code, name, drifting: 0, unsettled: 0, drifts: [] };
  const { judgedAt, drifting, unsettled, listed } = verdict;
  const theirs = listed.filter(({ place }) => isWithin(place, asked) || asked.length <= code.length);
  return {
    code,
    name,
    recountedAt: judgedAt,
    drifting: asked.length <= code.length ? drifting : theirs.length,
    unsettled,
    drifts: theirs.map(({ place, date, key, counted, expected }) => ({
      place,
      metrics: metricsOfTally(key),
      ...(date !== allDays && { date }),
      counted,
      recounted: expected,
    })),
  };
}
