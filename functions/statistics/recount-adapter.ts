import { randomUUID } from 'node:crypto';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import { systemClock } from '../shared/clock.ts';
import { openFigures } from '../shared/figures/open-figures.ts';
import type { DeclarationSources } from '../shared/table/declaration-store.ts';
import { findingPages } from '../shared/table/finding-store.ts';
import { findJournalHead } from '../shared/table/journal-head-store.ts';
import { readJournal } from '../shared/table/journal-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import {
  type Began,
  findRecount,
  findRecounted,
  findRecountNight,
  keepRecount,
} from '../shared/table/recount-store.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import { readTallies } from '../shared/table/tallies-codec.ts';
import { findTownshipCases } from '../shared/table/township-cases.ts';
import { findVerdict, keepVerdict } from '../shared/table/verdict-store.ts';
import { judgeFigures } from './judge-figures.ts';
import { judgeLevel } from './judge-level.ts';
import type { NightMessage } from './night-message.ts';
import { type Judging, reachVerdict, type Verdict } from './reach-verdict.ts';
import { recountCounty } from './recount-county.ts';

/** Before every day that anything is counted on. */
const firstDate = '2000-01-01';

export interface NightSteps {
  /** Recounts a county, if it is not yet. @returns how many counts it came to */
  recount(message: NightMessage): Promise<number | undefined>;
  /** @returns the verdict that was reached, if any */
  judge(message: NightMessage, now: Date): Promise<Verdict | undefined>;
}

/** The steps of a night's recount, from the settings of the function. */
export function openRecount(sources: DeclarationSources = openSources()): NightSteps {
  const cases = {
    townships: async (county: string) => (await findRegionsOf(sources, county)).map(({ code }) => code),
    of: (township: string) => findTownshipCases(sources, township),
    findings: (place: string) => findingPages(sources, place),
  };
  const judging = openJudging(sources);
  return {
    recount: async ({ night, region: county }) => {
      if ((await findRecounted(sources, night)).some((done) => done.county === county)) return undefined;
      const tallies = await recountCounty(cases, county);
      await keepRecount(sources, { night, county, attempt: randomUUID() }, tallies);
      return tallies.length;
    },
    judge: (message, now) => reachVerdict(judging, message, now),
  };
}

function openJudging(sources: DeclarationSources): Judging {
  const find = openFigures(sources);
  return {
    verdicts: {
      find: (night, region) => findVerdict(sources, night, region),
      keep: (verdict, before) => keepVerdict(sources, verdict, before),
    },
    judge: async (night, region) => {
      const began = await findRecountNight(sources, night);
      if (began === undefined) throw new Error(`the recount of ${night} has not begun`);
      const head = await findJournalHead(sources);
      const span = { from: firstDate, to: undefined };
      const figures = { of: (one: string) => find(head, { region: one, span }, systemClock()) };
      const tallies = await recountOf(sources, night, region);
      const fromDate = addDays(night, -sources.retentionDays);
      const { drifts } =
        region.length < 6
          ? await judgeLevel(figures, {
              ...{ region, fromDate, own: tallies },
              below: await childrenOf(sources, region),
            })
          : await judgeFigures(figures, { region, tallies, fromDate });
      return { drifts, changed: await changedSince(sources, began) };
    },
  };
}

const childrenOf = async (sources: DeclarationSources, region: string): Promise<string[]> =>
  (await findRegionsOf(sources, region)).map(({ code }) => code);

/** Cases of any county may tell of the places of this one: who asks has seen that all are recounted. */
async function recountOf(sources: DeclarationSources, night: string, county: string): Promise<Tally[]> {
  return findRecount(sources, { night, county }, await findRecounted(sources, night));
}

/** What the journal has taken since the night began. A shard that was not named then begins where it was named. */
async function changedSince(sources: DeclarationSources, began: Began): Promise<Tally[]> {
  const { shards } = await findJournalHead(sources);
  const named = Object.fromEntries(Object.entries(shards).map(([shard, { base }]) => [shard, base.position]));
  const records = await Promise.all(
    Object.entries({ ...named, ...began }).map(([shard, after]) => readJournal(sources, shard, { after })),
  );
  return records.flat().flatMap(({ tallies }) => readTallies(tallies));
}
