import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFigures } from '../../functions/shared/figures/open-figures.ts';
import { findJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import { differTallies } from '../../functions/statistics/differ-tallies.ts';
import { judgeFigures } from '../../functions/statistics/judge-figures.ts';
import { recountDeclarations } from '../../functions/statistics/recount-declarations.ts';
import type { Tally } from '../../schemas/tally.ts';
import { propertyRun } from '../support/property-run.ts';
import { aWorld, type World } from '../support/world.ts';
import { deliverStream, fate } from './deliver-stream.ts';
import { act, start } from './random-acts.ts';
import { streamTown } from './streamed-town.ts';
import { takeAct } from './take-act.ts';
import { countKept, townInMemory } from './town-in-memory.ts';

const nightlyRuns = Number(process.env['STATISTICS_RUNS'] ?? 0);
const life = fc.array(act, { maxLength: 60, size: 'max' });
/** Before every day that anything is counted on. */
const firstDate = '2000-01-01';
/** Each run has a city of its own in the table. */
const mostCities = 89;

const recountOf = (town: ReturnType<typeof townInMemory>): Tally[] =>
  recountDeclarations(town.kept().map(({ declaration }) => declaration));

describe('what is counted of declarations (invariant 4)', () => {
  it('is what a recount of their entries finds, whatever happened to them', async () => {
    const property = fc.asyncProperty(start, life, async (at, acts) => {
      const town = townInMemory(at);
      for (const one of acts) await takeAct(town, one);
      expect(differTallies(recountOf(town), town.kept().flatMap(countKept))).toEqual([]);
    });
    await fc.assert(property, propertyRun('recount', Math.max(150, 2 * nightlyRuns)));
  });
});

async function judge(world: World, region: string, given: { tallies: Tally[]; now: Date }) {
  const figures = openFigures(world.sources);
  const head = await findJournalHead(world.sources);
  const span = { from: firstDate, to: undefined };
  const of = (one: string) => figures(head, { region: one, span }, given.now);
  return judgeFigures({ of }, { region, tallies: given.tallies, fromDate: firstDate });
}

/** Many lives in one table, each in its own city and told by its own shards. */
async function tryManyLives(runs: number): Promise<void> {
  const world = await aWorld();
  let cities = 10;
  let now = new Date('2026-03-01T00:00:00Z');
  const property = fc.asyncProperty(
    start,
    life,
    fc.array(fate, { maxLength: 25 }),
    async (at, acts, fates) => {
      cities += 1;
      const city = `41${cities}`;
      const town = townInMemory(at, city);
      const shards = await streamTown(town, acts, world.sources);
      now = await deliverStream(world.sources, shards, { fates, now, name: city });
      const { drifts } = await judge(world, city, { tallies: recountOf(town), now });
      expect(drifts).toEqual([]);
    },
  );
  try {
    await fc.assert(property, { ...propertyRun('figures', runs), endOnFailure: true });
  } finally {
    await world.stop();
  }
}

describe('figures (invariant 4)', () => {
  it.each(Array.from({ length: Math.max(1, Math.ceil(nightlyRuns / mostCities)) }, (_, part) => part))(
    'equal a recount at every level, whatever was killed, told again, cut otherwise or set aside: part %i',
    async () => tryManyLives(nightlyRuns === 0 ? 20 : mostCities),
    600_000,
  );
});
