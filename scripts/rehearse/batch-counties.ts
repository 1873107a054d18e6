import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { figureRowsOf } from './figure-rows.ts';
import type { Batch } from './import-batch.ts';
import { type CountyPlayed, playCounty } from './play-county.ts';
import { type Prepared, prepareParty } from './prepare-party.ts';
import type { VillageSettings } from './village.ts';

/** Declarations that are written together, at most and at least: so long the engine waits, and so much is in memory. */
const most = 3_000;
const least = 1_500;

/** A county with all that decides what is played in it. */
export type CountyTask = Omit<CountyPlayed, 'settings'>;

/**
 * The lives of counties, ready to be written, several counties in a batch; a batch ends with a county where it can, so that the rows
 * of a county's figures are written once.
 */
export async function* batchCounties(
  { settings, sources }: { settings: VillageSettings; sources: DeclarationSources },
  counties: readonly CountyTask[],
): AsyncGenerator<Batch, undefined> {
  let parties: Prepared[] = [];
  let size = 0;
  for (const county of counties) {
    for await (const village of playCounty({ ...county, settings })) {
      const party = await prepareParty(sources, village);
      parties.push(party);
      size += party.made.length;
      if (size < most) continue;
      yield batchOf(parties);
      [parties, size] = [[], 0];
    }
    if (size < least) continue;
    yield batchOf(parties);
    [parties, size] = [[], 0];
  }
  if (parties.length > 0) yield batchOf(parties);
}

const batchOf = (parties: readonly Prepared[]): Batch => ({ parties, figures: figureRowsOf(parties) });
